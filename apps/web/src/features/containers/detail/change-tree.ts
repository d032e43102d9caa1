import type { ContainerChange } from '@stagecraft/contracts';

/** Changes below one folder, in the order they came. */
export interface ChangeGroup {
  /** Absolute. */
  readonly folder: string;
  readonly changes: readonly ContainerChange[];
}

/** How many changes of each kind there are. */
export function countKinds(
  changes: readonly ContainerChange[],
): Readonly<Record<ContainerChange['kind'], number>> {
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

/** Names before a group's folder ends; deeper ones are told within it. */
const depth = 2;

const folderOf = (path: string): string => {
  const names = path.split('/').filter(Boolean);
  return `/${names.slice(0, Math.min(depth, Math.max(1, names.length - 1))).join('/')}`;
};

/**
 * Changes by the folder they are below, two names deep. A folder that is told as changed only because
 * of what changed in it says nothing more, and is left out.
 */
export function groupChanges(changes: readonly ContainerChange[]): readonly ChangeGroup[] {
  const parents = new Set(changes.map(({ path }) => path.slice(0, path.lastIndexOf('/')) || '/'));
  const groups = new Map<string, ContainerChange[]>();
  for (const change of changes) {
    if (change.kind === 'changed' && parents.has(change.path)) continue;
    const folder = folderOf(change.path);
    const group = groups.get(folder);
    if (group === undefined) groups.set(folder, [change]);
    else group.push(change);
  }
  return [...groups].map(([folder, list]) => ({ folder, changes: list }));
}
