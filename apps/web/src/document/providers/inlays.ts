import type * as api from 'monaco-editor/editor';
import type { InlayKind } from '../../language/service.ts';
import { ask, markdown, type ProviderContext } from './context.ts';

const allKinds: readonly InlayKind[] = ['values', 'stages', 'builds'];

/** Notes within the lines; `changed` fires when they may be others. */
export function inlayProvider(
  context: ProviderContext,
  changed: api.IEvent<void>,
): api.languages.InlayHintsProvider {
  return {
    displayName: 'Dockerfile',
    onDidChangeInlayHints: changed,
    provideInlayHints: async (model, range, token) => {
      const { inlays } = context.language.settings();
      const kinds = allKinds.filter((kind) => inlays[kind]);
      const nothing = { hints: [], dispose: () => undefined };
      if (kinds.length === 0) return nothing;
      const reply = await ask(
        context,
        model,
        'inlays',
        (file) => ({
          span: {
            start: file.offsetAt(range.getStartPosition()),
            end: file.offsetAt(range.getEndPosition()),
          },
          kinds,
        }),
        token,
      );
      if (reply === null) return null;
      const hints = (reply.result ?? []).map(({ offset, text, tooltip }) => {
        const at = reply.file.rangeOf({ start: offset, end: offset });
        return {
          position: { lineNumber: at.startLineNumber, column: at.startColumn },
          label: text,
          paddingLeft: true,
          ...(tooltip === undefined ? {} : { tooltip: markdown(tooltip) }),
        };
      });
      return { ...nothing, hints };
    },
  };
}
