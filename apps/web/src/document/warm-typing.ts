import type * as api from 'monaco-editor/editor';
import { editorOptions } from './editor-options.ts';
import type { Monaco } from './load-monaco.ts';
import type { TrackedModel } from './tracked-model.ts';

/** Until the page's first picture is there; ms. */
const firstPicture = 1500;

/** Some of them have Monaco ask for completions. */
const letters = '/part/with make -j4 $x';

/**
 * Between letters, ms: in a row, for who types soon, then as a person types: what a letter has Monaco do
 * later is over before the next one then.
 */
const pauses = [0, 200];

const stage = [
  'FROM a AS b',
  '# A comment',
  'ARG x=1',
  'WORKDIR /work',
  'RUN make && \\',
  '    make install',
  'COPY --from=b /a /b',
  '',
];
const stages = 20;
/** Line, from 1, and column at the end of which letters are typed: a WORKDIR in the middle. */
const place = { lineNumber: (stages / 2) * stage.length + 4, column: 'WORKDIR /work'.length + 1 };

/** No file of a workspace has a null in its path. */
const path = '\0/Dockerfile';

interface Rehearsal {
  readonly monaco: Monaco;
  /** Opens a file that nobody sees, of whose changes everybody hears who hears of a person's. */
  readonly open: (path: string, text: string) => TrackedModel;
  /** Asked before each step; no when a person types already. */
  readonly isWanted: () => boolean;
}

/**
 * Types into an editor that is in no page, while the browser has nothing to do: a browser compiles code
 * when it first runs, which would make the first key a person presses four times as slow as the next.
 * The model, its tokens and decorations, the cursor and all listeners run; what is in no page is not drawn.
 *
 * Editor and file stay: fast code counts on fields that never change, and is thrown away with the first
 * editor and the first file whose fields their end changes.
 */
export async function warmTyping({ monaco, open, isWanted }: Rehearsal): Promise<void> {
  await passed(firstPicture);
  await idle();
  if (!isWanted()) return;
  const { model } = open(path, Array.from({ length: stages }, () => stage.join('\n')).join('\n'));
  underline(model);
  await idle();
  if (!isWanted()) return;
  const host = document.createElement('div');
  const editor = monaco.editor.create(host, {
    ...editorOptions(),
    model,
    automaticLayout: false,
    dimension: { width: 400, height: 200 },
  });
  editor.setPosition(place);
  const isAtKeys = watchPerson();
  for (const pause of pauses) {
    for (const letter of letters) {
      await passed(pause);
      await idle();
      if (!isWanted()) return unlist(editor);
      // It would end a shortcut of two keys of which the person has pressed the first.
      if (!isAtKeys()) press(host, letter);
      editor.trigger('keyboard', 'type', { text: letter });
    }
  }
  unlist(editor);
}

/** @returns whether the person has pressed a key since */
function watchPerson(): () => boolean {
  let hasPressed = false;
  const pressed = (): void => {
    hasPressed = true;
  };
  // What is pressed in the rehearsal's editor does not get here, as that is in no page.
  window.addEventListener('keydown', pressed, { capture: true, once: true });
  return () => hasPressed;
}

/**
 * Takes the editor out of Monaco's list, as its end would: tooltips are put into the first one listed.
 * There is no other way to Monaco's service; without it the editor stays listed.
 */
function unlist(editor: api.editor.ICodeEditor): void {
  const service: unknown = Reflect.get(editor, '_codeEditorService');
  if (typeof service !== 'object' || service === null) return;
  if (!('removeCodeEditor' in service) || typeof service.removeCodeEditor !== 'function') return;
  service.removeCodeEditor(editor);
}

/** Something under each line, as problems are: a letter makes its line's longer, and moves what comes after it. */
function underline(model: TrackedModel['model']): void {
  const lines = Array.from({ length: model.getLineCount() }, (_, at) => at + 1);
  const decorations = lines.map((line) => ({
    range: {
      startLineNumber: line,
      startColumn: 1,
      endLineNumber: line,
      endColumn: model.getLineMaxColumn(line),
    },
    options: { className: 'rehearsed', glyphMarginClassName: 'rehearsed' },
  }));
  model.deltaDecorations([], decorations);
}

/** The event alone: the browser writes only what a person types. */
function press(host: HTMLElement, key: string): void {
  const code = `Key${key.toUpperCase()}`;
  const keyCode = key.toUpperCase().charCodeAt(0);
  const event = new KeyboardEvent('keydown', { key, code, keyCode, bubbles: true });
  host.querySelector('[role="textbox"]')?.dispatchEvent(event);
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Resolves when the browser has time. Safari has no way to ask. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 100);
  });
}
