import type * as api from 'monaco-editor/editor';
import { ask, askPatiently, type ProviderContext } from './context.ts';

/** Scheme of the files of the workspace, as of their models. */
export const workspaceScheme = 'workspace';

/** How long links wait for what is being looked up; Monaco does not ask again before the text changes. ms. */
const patience = 1_000;

/** Images, addresses and files that the text names. */
export function linkProvider(context: ProviderContext): api.languages.LinkProvider {
  const { Uri } = context.monaco;
  return {
    provideLinks: async (model, token) => {
      const reply = await askPatiently(
        () => ask(context, model, 'links', () => ({}), token),
        patience,
      );
      if (reply === null) return null;
      const links = (reply.result ?? []).map(({ span, tooltip, target }) => ({
        range: reply.file.rangeOf(span),
        tooltip,
        url:
          'url' in target
            ? target.url
            : Uri.from({ scheme: workspaceScheme, path: `/${target.file}` }),
      }));
      return { links };
    },
  };
}

/** Opens what a link leads to: a page in a tab of its own that knows nothing of this one, a file here. */
export function linkOpener({ language }: ProviderContext): api.editor.ILinkOpener {
  return {
    open: (resource) => {
      if (resource.scheme === workspaceScheme) {
        language.openFile(resource.path.slice(1));
        return true;
      }
      if (resource.scheme !== 'https' && resource.scheme !== 'http') return false;
      window.open(resource.toString(true), '_blank', 'noopener,noreferrer');
      return true;
    },
  };
}
