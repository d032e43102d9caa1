import type { BuildOptions } from '@stagecraft/contracts';

const hidden = '…';
/** User and password of an address. */
const userInfo = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
/** Attributes of cache backends that let somebody in (https://docs.docker.com/build/cache/backends/). */
const attribute =
  /(^|,)((?:secret_access_key|access_key_id|session_token|secret_key|account_key|token|ghtoken)=)[^,]*/gi;

function openText(text: string): string {
  return text.replaceAll(userInfo, `$1${hidden}@`).replaceAll(attribute, `$1$2${hidden}`);
}

function openPairs(pairs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(pairs).map(([name, text]) => [name, openText(text)]));
}

/**
 * The options without what would let a reader of the report in: passwords in addresses and keys of cache
 * backends. Values of secrets are not among the options in the first place.
 */
export function withoutCredentials(options: BuildOptions): BuildOptions {
  const { context, cacheFrom, cacheTo, buildArgs, namedContexts } = options;
  return {
    ...options,
    context: context.kind === 'remote' ? { ...context, url: openText(context.url) } : context,
    namedContexts: openPairs(namedContexts),
    buildArgs: openPairs(buildArgs),
    cacheFrom: cacheFrom.map(openText),
    cacheTo: cacheTo.map(openText),
  };
}
