import type * as api from 'monaco-editor/editor';
import type { Completion, CompletionKind } from '../../language/service.ts';
import type { TrackedModel } from '../tracked-model.ts';
import { ask, askPatiently, markdown, type ProviderContext } from './context.ts';
import { watchEscape } from './escape.ts';
import { showAgain } from './late-completion.ts';

/** Typing one of these opens the list. */
const triggerCharacters = ['$', '{', '-', '=', ',', '/', ':', '@', ' ', '#'];

/** How long the list waits for what is being looked up; a person does not notice it. ms. */
const patience = 120;

/** Names of the icons beside the entries. */
const kinds: Readonly<Record<CompletionKind, keyof typeof api.languages.CompletionItemKind>> = {
  instruction: 'Keyword',
  snippet: 'Snippet',
  flag: 'Property',
  key: 'Field',
  value: 'EnumMember',
  stage: 'Module',
  variable: 'Variable',
  file: 'File',
  folder: 'Folder',
  image: 'Reference',
  tag: 'Constant',
  user: 'User',
  signal: 'Event',
  port: 'Unit',
  directive: 'Keyword',
};

/** What can stand at the cursor. */
export function completionProvider(context: ProviderContext): api.languages.CompletionItemProvider {
  return {
    triggerCharacters,
    provideCompletionItems: async (model, position, { triggerCharacter }, token) => {
      const version = model.getVersionId();
      const place = (file: TrackedModel) => ({
        offset: file.offsetAt(position),
        trigger: triggerCharacter ?? null,
      });
      // While a person types on, Monaco filters what was asked for before.
      const once = (given: api.CancellationToken | null) =>
        ask(context, model, 'completion', place, given, true);
      const escape = watchEscape(context, model);
      const reply = await askPatiently(() => once(token), patience);
      if (!reply?.result || escape.wasPressed()) {
        escape.stop();
        return null;
      }
      // Monaco gives up a request whose list stayed empty: what comes later is asked for without it.
      const asked = { model, version, position, escape };
      const late = reply.pending.length > 0;
      if (late) void showAgain(context, asked, reply, () => once(null)).finally(escape.stop);
      else escape.stop();
      const { items, incomplete } = reply.result;
      const typedOn = model.getVersionId() !== version;
      const rangeOf = (item: Completion) => {
        const range = reply.file.rangeOf(item.replace);
        return typedOn ? { ...range, endColumn: position.column } : range;
      };
      const suggestions = items.map((item) => suggestion(context, item, rangeOf(item)));
      return { suggestions, incomplete };
    },
  };
}

function suggestion(
  { monaco }: ProviderContext,
  item: Completion,
  range: api.IRange,
): api.languages.CompletionItem {
  const { CompletionItemKind, CompletionItemTag, CompletionItemInsertTextRule } = monaco.languages;
  return {
    label: item.detail === undefined ? item.label : { label: item.label, description: item.detail },
    kind: CompletionItemKind[kinds[item.kind]],
    insertText: item.insert,
    range,
    sortText: item.sort,
    filterText: item.filter ?? item.label,
    ...(item.documentation === undefined ? {} : { documentation: markdown(item.documentation) }),
    ...(item.snippet ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    ...(item.discouraged ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(item.again ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
  };
}
