import type * as api from 'monaco-editor/editor';
import type { FileReply, ProviderContext } from './context.ts';
import type { EscapeWatch } from './escape.ts';

type Reply = FileReply<'completion'>;

/** Where completions were asked for. */
export interface AskedPlace {
  readonly model: api.editor.ITextModel;
  /** Of the model's text. */
  readonly version: number;
  readonly position: api.IPosition;
  readonly escape: EscapeWatch;
}

/**
 * Brings the list up to date once more is known, while the cursor is at the same place of the same text: one
 * that is open is asked for anew, and one that did not open because there was nothing to show yet opens as
 * soon as there is. A list that a person has closed, or has said with Escape not to want, stays closed.
 * @param reply the answer that the list was made of
 * @param anew asks the same again; null when a newer question has taken its place
 */
export async function showAgain(
  context: ProviderContext,
  asked: AskedPlace,
  reply: Reply,
  anew: () => Promise<Reply | null>,
): Promise<void> {
  await reply.settled;
  const editor = editorAt(context, asked);
  if (editor === undefined) return;
  if (isListOpen(editor)) {
    refreshList(context, asked.model);
    return;
  }
  if (!isEmpty(reply)) return;
  const next = await anew();
  if (next === null) return;
  if (isEmpty(next)) {
    // What came may have shown what else is to be looked up.
    if (next.pending.length > 0) await showAgain(context, asked, next, anew);
    return;
  }
  editorAt(context, asked)?.trigger('facts', 'editor.action.triggerSuggest', {});
}

function isEmpty({ result }: Reply): boolean {
  return result === null || result.items.length === 0;
}

/** The editor whose cursor is still there; undefined when there is none. */
function editorAt(
  { monaco }: ProviderContext,
  { model, version, position, escape }: AskedPlace,
): api.editor.ICodeEditor | undefined {
  if (escape.wasPressed() || model.isDisposed() || model.getVersionId() !== version)
    return undefined;
  return monaco.editor.getEditors().find((editor) => {
    const here = editor.getPosition();
    const same = here?.lineNumber === position.lineNumber && here.column === position.column;
    return same && editor.getModel() === model && editor.hasTextFocus();
  });
}

function isListOpen(editor: api.editor.ICodeEditor): boolean {
  return editor.getDomNode()?.querySelector('.suggest-widget.visible') != null;
}

/**
 * Monaco asks anew for an open list when there is another provider, and shows the old one until then. Its command
 * for opening the list would hide it meanwhile: Enter, pressed in that moment, would break the line.
 */
function refreshList({ monaco }: ProviderContext, model: api.editor.ITextModel): void {
  const another = { provideCompletionItems: () => null };
  monaco.languages.registerCompletionItemProvider(model.getLanguageId(), another).dispose();
}
