import type { LayerPath, Problem } from '@stagecraft/contracts';
import { isFolder } from '../shared/words.ts';

/** What is known of a folder's entries; those that have not been asked for yet are missing. */
export interface KnownFolder {
  readonly entries: ReadonlyMap<number, LayerPath>;
  /** Null until the first of them have come. */
  readonly total: number | null;
  readonly problem: Problem | null;
}

/** One line of the tree. */
export type TreeRow =
  | {
      readonly kind: 'path';
      readonly path: LayerPath;
      /** 1 for what is at the root. */
      readonly level: number;
      readonly expanded: boolean | null;
      readonly place: number;
      readonly siblings: number;
    }
  /** An entry that has not come yet: the folder and its place in it. */
  | {
      readonly kind: 'waiting';
      readonly folder: string;
      readonly index: number;
      readonly level: number;
    }
  | {
      readonly kind: 'problem';
      readonly folder: string;
      readonly problem: Problem;
      readonly level: number;
    };

function rowsOf(
  folder: string,
  level: number,
  folders: ReadonlyMap<string, KnownFolder>,
  expanded: ReadonlySet<string>,
  rows: TreeRow[],
): void {
  const known = folders.get(folder);
  if (known?.problem) {
    rows.push({ kind: 'problem', folder, problem: known.problem, level });
    return;
  }
  const siblings = known?.total ?? 1;
  for (let index = 0; index < siblings; index += 1) {
    const path = known?.entries.get(index);
    if (path === undefined) {
      rows.push({ kind: 'waiting', folder, index, level });
      continue;
    }
    const open = isFolder(path) ? expanded.has(path.path) : null;
    rows.push({ kind: 'path', path, level, expanded: open, place: index + 1, siblings });
    if (open === true) rowsOf(path.path, level + 1, folders, expanded, rows);
  }
}

/** The lines of the tree, top to bottom: what is in open folders, known or still waited for. */
export function treeRows(
  folders: ReadonlyMap<string, KnownFolder>,
  expanded: ReadonlySet<string>,
): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  rowsOf('', 1, folders, expanded, rows);
  return rows;
}

/** What a key does in the tree. */
export type TreeMove =
  | { readonly do: 'move'; readonly to: number }
  | { readonly do: 'open' | 'close'; readonly path: string }
  | { readonly do: 'show' };

/** Index of the folder that a row is in, or the row itself at the root. */
function parentIndex(rows: readonly TreeRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index -= 1) {
    if ((rows[index]?.level ?? 1) < level) return index;
  }
  return at;
}

/** Arrows, Home, End, Page keys and Enter, as in any tree; null for a key that does nothing here. */
export function treeMove(
  rows: readonly TreeRow[],
  at: number,
  key: string,
  page: number,
): TreeMove | null {
  const row = rows[at];
  const last = rows.length - 1;
  const move = (to: number): TreeMove => ({ do: 'move', to: Math.max(0, Math.min(last, to)) });
  if (row === undefined) return rows.length > 0 ? move(0) : null;
  const expanded = row.kind === 'path' ? row.expanded : null;
  const path = row.kind === 'path' ? row.path.path : '';
  if (key === 'ArrowDown') return move(at + 1);
  if (key === 'ArrowUp') return move(at - 1);
  if (key === 'Home') return move(0);
  if (key === 'End') return move(last);
  if (key === 'PageDown') return move(at + page);
  if (key === 'PageUp') return move(at - page);
  if (key === 'Enter' || key === ' ') return { do: 'show' };
  if (key === 'ArrowRight' && expanded !== null)
    return expanded ? move(at + 1) : { do: 'open', path };
  if (key === 'ArrowLeft')
    return expanded === true ? { do: 'close', path } : move(parentIndex(rows, at));
  return null;
}

/** The next row, from the one after `at` on and around, whose name begins with what was typed. */
export function findTyped(rows: readonly TreeRow[], at: number, typed: string): number | null {
  const wanted = typed.toLowerCase();
  const first = typed.length > 1 ? at : at + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (first + step) % rows.length;
    const row = rows[index];
    if (row?.kind !== 'path') continue;
    const name = row.path.path.slice(row.path.path.lastIndexOf('/') + 1);
    if (name.toLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
