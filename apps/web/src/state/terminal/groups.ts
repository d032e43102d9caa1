import type { Terminal } from '@stagecraft/contracts';
import * as z from 'zod';
import type { Ports } from '../ports.ts';

/** Terminals side by side, at most. */
export const groupLimit = 4;

type Groups = readonly (readonly string[])[];

/** Groups of the terminals that there are: those that are gone left out, new ones each by itself. */
export function arrangeGroups(groups: Groups, terminals: readonly Terminal[]): Groups {
  const ids = new Set(terminals.map(({ id }) => id));
  const seen = new Set<string>();
  const kept = groups.map((group) =>
    group.filter((id) => {
      const isFirst = ids.has(id) && !seen.has(id);
      seen.add(id);
      return isFirst;
    }),
  );
  const alone = terminals.filter(({ id }) => !seen.has(id)).map(({ id }) => [id]);
  return [...kept.filter((group) => group.length > 0), ...alone];
}

/** Groups with a terminal put beside another one, after it; by itself where there is no room for it. */
export function putBeside(groups: Groups, id: string, beside: string | undefined): Groups {
  const hasRoom = groups.some(
    (group) => beside !== undefined && group.includes(beside) && group.length < groupLimit,
  );
  if (!hasRoom) return [...groups, [id]];
  return groups.map((group) =>
    beside !== undefined && group.includes(beside)
      ? group.flatMap((one) => (one === beside ? [one, id] : [one]))
      : group,
  );
}

/** Which terminal has the keyboard after one is closed: its neighbour in the group, else in the row. */
export function neighbourOf(groups: Groups, id: string): string | null {
  const at = groups.findIndex((group) => group.includes(id));
  const group = groups[at] ?? [];
  const inside = group[group.indexOf(id) + 1] ?? group[group.indexOf(id) - 1];
  return inside ?? groups[at + 1]?.[0] ?? groups[at - 1]?.[0] ?? null;
}

const storageKey = 'stagecraft.terminals';
const Stored = z.array(z.array(z.string().max(64)).max(groupLimit)).max(64);

/** How terminals were put beside each other in this browser. */
export function readGroups(storage: Ports['storage']): Groups {
  try {
    return Stored.parse(JSON.parse(storage?.getItem(storageKey) ?? '[]'));
  } catch {
    return [];
  }
}

export function keepGroups(storage: Ports['storage'], groups: Groups): void {
  try {
    storage?.setItem(storageKey, JSON.stringify(groups));
  } catch {
    // Storage full or denied: the arrangement holds until the page is closed.
  }
}
