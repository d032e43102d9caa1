import { mountValue, splitCsv } from '@stagecraft/dockerfile';

/** What a `--mount` can have; each key by the name that Docker's reference gives it first. */
export type MountKey =
  | 'type'
  | 'target'
  | 'source'
  | 'from'
  | 'id'
  | 'sharing'
  | 'size'
  | 'required'
  | 'env'
  | 'mode'
  | 'uid'
  | 'gid'
  | 'readonly'
  | 'rw';

/** The kinds of mounts, the most frequent first. */
export const mountTypes = ['cache', 'bind', 'secret', 'ssh', 'tmpfs'] as const;
export type MountType = (typeof mountTypes)[number];

/** Other spellings: moby/buildkit frontend/dockerfile/instructions/commands_runmount.go. */
const aliases: Partial<Record<MountKey, readonly string[]>> = {
  target: ['target', 'dst', 'destination'],
  source: ['source', 'src'],
  readonly: ['readonly', 'ro'],
  rw: ['rw', 'readwrite'],
};

/** Keys with a value, for each type, in the order of the form. */
const mountTexts: Readonly<Record<MountType, readonly MountKey[]>> = {
  cache: ['target', 'sharing', 'id', 'from', 'source', 'mode', 'uid', 'gid'],
  bind: ['target', 'source', 'from'],
  secret: ['id', 'target', 'env', 'mode', 'uid', 'gid'],
  ssh: ['id', 'target', 'mode', 'uid', 'gid'],
  tmpfs: ['target', 'size'],
};

/** Those of them that most mounts do without. */
const RARE: ReadonlySet<MountKey> = new Set(['mode', 'uid', 'gid']);
/** A cache seldom begins with files from elsewhere. */
const RARE_IN_CACHE: ReadonlySet<MountKey> = new Set(['from', 'source']);

/** Keys with a value that a form of a mount shows: the frequent ones, and what is set; or all of them. */
export function shownKeys(type: MountType, value: string, all: boolean): MountKey[] {
  return mountTexts[type].filter((key) => {
    const rare = RARE.has(key) || (type === 'cache' && RARE_IN_CACHE.has(key));
    return all || !rare || mountField(value, key) !== null;
  });
}

/** Keys that are on or off, for each type. */
export const mountSwitches: Readonly<Record<MountType, readonly MountKey[]>> = {
  cache: ['readonly'],
  bind: ['rw'],
  secret: ['required'],
  ssh: ['required'],
  tmpfs: [],
};

export function isMountType(type: string): type is MountType {
  return mountTypes.some((one) => one === type);
}

/** The key that a new mount of a type can't do without; null where it needs none. */
export function neededKey(type: MountType): MountKey | null {
  if (type === 'ssh') return null;
  return type === 'secret' ? 'id' : 'target';
}

/** What a mount's value has for a key: null when it is not there, `true` for a key alone. */
export function mountField(value: string, key: MountKey): string | null {
  const cell = splitCsv(value).cells.find((one) => isKey(one, key));
  if (cell === undefined) return null;
  const equals = cell.indexOf('=');
  return equals < 0 ? 'true' : cell.slice(equals + 1);
}

/** A mount's value with another field; the others stay in their order. Null takes it away, true is a key alone. */
export function withMountField(value: string, key: MountKey, next: string | true | null): string {
  const { cells } = splitCsv(value);
  const at = cells.findIndex((cell) => isKey(cell, key));
  const written = cells[at]?.split('=')[0] ?? key;
  const cell = next === true ? written : `${written}=${next ?? ''}`;
  const all = at < 0 ? [...cells, cell] : cells.with(at, cell);
  const kept = next === null ? cells.filter((one) => !isKey(one, key)) : all;
  return mountValue(kept.filter((one) => one !== '').map((one) => [one, null]));
}

function isKey(cell: string, key: MountKey): boolean {
  const name = cell.split('=')[0]?.toLowerCase() ?? '';
  return (aliases[key] ?? [key]).includes(name);
}
