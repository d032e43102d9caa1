import type { BuildOptions } from '../build-options.ts';
import { cacheFolder, withCacheFolder } from '../cache-entry.ts';
import { readCsv, splitPair } from './csv.ts';
import type { Draft, Take } from './draft.ts';
import { isRemote } from './paths.ts';
import { readSize } from './sizes.ts';
import { takeOutput } from './take-output.ts';
import { takeSecret } from './take-secret.ts';
import { readUlimit } from './ulimits.ts';

function set(draft: Draft, change: Partial<BuildOptions>): null {
  Object.assign(draft.options, change);
  return null;
}

function add(list: string[], ...values: readonly string[]): null {
  list.push(...values);
  return null;
}

/** Also under a name that has a meaning of its own in objects, as `__proto__`. */
function put(record: Record<string, string>, name: string, value: string): null {
  Object.defineProperty(record, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
  return null;
}

const listed = (value: string) => value.split(',').filter((part) => part !== '');

function pair(option: 'annotations' | 'buildArgs' | 'labels'): Take {
  return (draft, value) => {
    const [name, content] = splitPair(value);
    if (name === '') return 'invalid';
    // A label without a value is empty; a build argument without one is the environment's.
    const known = option === 'buildArgs' && !value.includes('=') ? draft.variable(name) : content;
    if (known === null) return 'environment';
    return put(draft.options[option], name, known);
  };
}

/** As Go's `strconv.ParseBool` reads it. */
function readSwitch(value: string): boolean | null {
  if (/^(?:1|t|true)$/i.test(value)) return true;
  return /^(?:0|f|false)$/i.test(value) ? false : null;
}

function takeSwitch(option: 'noCache'): Take {
  return (draft, value) => {
    const on = readSwitch(value);
    return on === null ? 'invalid' : set(draft, { [option]: on });
  };
}

/** podman has words for it besides. */
const takePull: Take = (draft, value) => {
  if (value === 'always' || value === 'newer') return set(draft, { pull: true });
  if (value === 'missing') return set(draft, { pull: false });
  const on = readSwitch(value);
  return on === null ? 'unsupported' : set(draft, { pull: on });
};

const takeFile: Take = (draft, value) => {
  draft.file = value;
  return null;
};

function readPositive(value: string): number | null {
  const number = /^\d+$/.test(value) ? Number(value) : 0;
  return number > 0 && Number.isSafeInteger(number) ? number : null;
}

type Limits = BuildOptions['limits'];

function limit<K extends keyof Limits>(name: K, read: (value: string) => Limits[K]): Take {
  return (draft, value) => {
    const amount = read(value);
    // docker writes 0 for no limit.
    if (amount === null && value !== '0') return 'invalid';
    const kept = amount === 0 && name !== 'memorySwap' ? null : amount;
    return set(draft, { limits: { ...draft.options.limits, [name]: kept } });
  };
}

const takeShmSize: Take = (draft, value) => {
  const size = readSize(value);
  if (size === null) return 'invalid';
  return set(draft, { shmSize: size === 0 ? null : size });
};

const takeUlimit: Take = (draft, value) => {
  const ulimit = readUlimit(value);
  if (ulimit === null) return 'invalid';
  draft.options.ulimits.push(ulimit);
  return null;
};

/** A cache in a folder has its path as the workspace has it. */
function addCache(draft: Draft, option: 'cacheFrom' | 'cacheTo', value: string): 'outside' | null {
  const key = option === 'cacheFrom' ? 'src' : 'dest';
  const path = cacheFolder(value, key);
  if (path === null || path === '') return add(draft.options[option], value);
  const moved = folder(draft, path);
  if (moved === null) return 'outside';
  return add(draft.options[option], moved === path ? value : withCacheFolder(value, key, moved));
}

/** Names of images alone may share a flag (buildx, `buildflags.ParseCacheEntry`). */
const takeCacheFrom: Take = (draft, value) => {
  const fields = readCsv(value);
  if (fields === null) return 'invalid';
  const images = fields.every((field) => !field.includes('='));
  return images ? add(draft.options.cacheFrom, ...fields) : addCache(draft, 'cacheFrom', value);
};

const takeSsh: Take = (draft, value) => {
  const [id, source] = splitPair(value);
  add(draft.options.ssh, id);
  return source === '' ? null : 'ssh-source';
};

const takeNamedContext: Take = (draft, value) => {
  const [name, source] = splitPair(value);
  if (name === '' || source === '') return 'invalid';
  const place =
    isRemote(source) || /^[\w-]+:(?:\/\/|[^/\\])/.test(source) ? source : folder(draft, source);
  if (place === null) return 'outside';
  return put(draft.options.namedContexts, name, place);
};

function folder(draft: Draft, source: string): string | null {
  const path = draft.path(source);
  return path === '' ? '.' : path;
}

/** How each flag that the options hold is taken, by its long name. A flag given again replaces or adds, as in docker. */
export const takes: ReadonlyMap<string, Take> = new Map<string, Take>([
  ['add-host', (draft, value) => add(draft.options.extraHosts, value.replace(/^([^=:]+)=/, '$1:'))],
  ['annotation', pair('annotations')],
  ['build-arg', pair('buildArgs')],
  ['build-context', takeNamedContext],
  ['cache-from', takeCacheFrom],
  ['cache-to', (draft, value) => addCache(draft, 'cacheTo', value)],
  ['cpu-shares', limit('cpuShares', readPositive)],
  ['cpuset-cpus', limit('cpuSet', (value) => value)],
  ['file', takeFile],
  ['label', pair('labels')],
  ['load', () => null],
  ['memory', limit('memory', readSize)],
  ['memory-swap', limit('memorySwap', (value) => (value === '-1' ? -1 : readSize(value)))],
  ['network', (draft, value) => set(draft, { network: value })],
  ['no-cache', takeSwitch('noCache')],
  ['no-cache-filter', (draft, value) => add(draft.options.noCacheStages, ...listed(value))],
  ['output', takeOutput],
  ['platform', (draft, value) => add(draft.options.platforms, ...listed(value))],
  ['pull', takePull],
  ['secret', takeSecret],
  ['shm-size', takeShmSize],
  ['ssh', takeSsh],
  ['tag', (draft, value) => add(draft.options.tags, value)],
  ['target', (draft, value) => set(draft, { target: value })],
  ['ulimit', takeUlimit],
]);
