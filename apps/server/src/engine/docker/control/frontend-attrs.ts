import { posix } from 'node:path';
import type { BuildOptions, CacheEntry } from '@stagecraft/contracts';
import { localNameOf } from '../../../buildkit/context/sync-trees.ts';
import type { Attrs } from '../../../buildkit/proto/control.ts';
import type { EngineBuildRequest } from '../../engine.ts';

type Pairs = Readonly<Record<string, string>>;

/** What is not there, or switched off, has no attribute. */
type Parts = Readonly<Record<string, string | null>>;

const join = (words: readonly string[]): string | null =>
  words.length === 0 ? null : words.join(',');

const prefixed = (prefix: string, pairs: Pairs): Pairs =>
  Object.fromEntries(Object.entries(pairs).map(([name, value]) => [`${prefix}${name}`, value]));

/** `name:address`, also `name=address` and an IPv6 address in brackets, as the frontend reads it. */
function extraHost(host: string): string {
  const at = host.includes('=') ? host.indexOf('=') : host.indexOf(':');
  const address = host.slice(at + 1).replace(/^\[(.*)\]$/, '$1');
  return `${host.slice(0, at)}=${address}`;
}

/** An empty list is "all stages" to the frontend. */
function noCache({ noCache: all, noCacheStages }: BuildOptions): string | null {
  return all ? '' : join(noCacheStages);
}

/** What the instructions run with. */
function runAttrs({ network, extraHosts, shmSize, ulimits }: BuildOptions): Parts {
  return {
    'force-network-mode': network === null || network === 'default' ? null : network,
    'add-hosts': join(extraHosts.map(extraHost)),
    'shm-size': shmSize === null ? null : String(shmSize),
    ulimit: join(ulimits.map(({ name, soft, hard }) => `${name}=${soft}:${hard}`)),
  };
}

/**
 * Where the frontend takes its files from. Without `context` it asks the session for a folder of that
 * name; the Dockerfile always comes from the session, from the folder that `dockerfilekey` names.
 */
function sourceAttrs({ options, context, namedFolders }: EngineBuildRequest): Parts {
  const named = Object.entries(options.namedContexts).map(([name, value]): [string, string] => [
    `context:${name}`,
    namedFolders.has(name) ? `local:${localNameOf(name)}` : value,
  ]);
  return {
    filename: posix.basename(options.dockerfile),
    ...(context.kind === 'remote' ? { context: context.url, dockerfilekey: 'dockerfile' } : {}),
    ...Object.fromEntries(named),
  };
}

function cacheImports(entries: readonly CacheEntry[]): string | null {
  // Names as in Go, whose JSON this is.
  const plain = entries.map(({ type, attrs }) => ({ Type: type, Attrs: attrs }));
  return plain.length === 0 ? null : JSON.stringify(plain);
}

/**
 * The build's options in the words of BuildKit's Dockerfile frontend
 * (https://github.com/moby/buildkit/blob/master/frontend/dockerui/config.go). A frontend that does not
 * know an attribute passes over it.
 *
 * @param imports caches that are read
 */
export function frontendAttrs(request: EngineBuildRequest, imports: readonly CacheEntry[]): Attrs {
  const { options } = request;
  const parts: Parts = {
    ...prefixed('build-arg:', options.buildArgs),
    ...prefixed('label:', options.labels),
    ...sourceAttrs(request),
    ...runAttrs(options),
    target: options.target,
    platform: join(options.platforms),
    'no-cache': noCache(options),
    // As the engine itself asks of its builder.
    'image-resolve-mode': options.pull ? 'pull' : 'local',
    'cache-imports': cacheImports(imports),
  };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
