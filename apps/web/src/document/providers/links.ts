import type * as api from 'monaco-editor/editor';
import { ask, dockerfileId, type ProviderContext } from './context.ts';

/** Scheme of the files of the workspace, as of their models. */
export const workspaceScheme = 'workspace';

/**
 * Has Monaco ask for the images, addresses and files that the text names. It asks only when the text or
 * the providers change, so what was still being looked up makes the provider a new one.
 */
export function registerLinks(context: ProviderContext): void {
  const { languages } = context.monaco;
  const register = (): api.IDisposable =>
    languages.registerLinkProvider(dockerfileId, linkProvider(context, later));
  const later = (): void => {
    registered.dispose();
    registered = register();
  };
  let registered = register();
}

/** `later` is called when an answer that lacked something would be complete. */
function linkProvider(context: ProviderContext, later: () => void): api.languages.LinkProvider {
  const { Uri } = context.monaco;
  return {
    provideLinks: async (model, token) => {
      const reply = await ask(context, model, 'links', () => ({}), token);
      if (reply === null) return null;
      if (reply.pending.length > 0) {
        void reply.settled.then(() => {
          // Of a text that has changed, Monaco has asked again already.
          if (!token.isCancellationRequested && !model.isDisposed()) later();
        });
      }
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
