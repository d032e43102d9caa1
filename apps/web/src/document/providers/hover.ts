import type * as api from 'monaco-editor/editor';
import { i18n } from '../../i18n/index.ts';
import type { QuickWant } from '../../language/facts.ts';
import { formatList } from '../../ui/format.ts';
import { ask, askPatiently, markdown, offsetOf, type ProviderContext } from './context.ts';

/** How long a hover waits for what is being looked up; ms. */
const patience = 300;

/** What is known of the thing under the pointer, and what is still being looked up. */
export function hoverProvider(context: ProviderContext): api.languages.HoverProvider {
  return {
    provideHover: async (model, position, token) => {
      const reply = await askPatiently(
        () => ask(context, model, 'hover', offsetOf(position), token),
        patience,
      );
      if (!reply?.result) return null;
      const { span, parts } = reply.result;
      const note = reply.pending.length === 0 ? [] : [lookingUp(reply.pending)];
      return { range: reply.file.rangeOf(span), contents: [...parts, ...note].map(markdown) };
    },
  };
}

/** Says what is not known yet. */
function lookingUp(pending: readonly QuickWant[]): string {
  const names = [...new Set(pending.map(({ kind }) => i18n.t(`editor:lookUp.what.${kind}`)))];
  const list = formatList(names, i18n.language);
  return `*${i18n.t('editor:lookUp.pending', { list })}*`;
}
