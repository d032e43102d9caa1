import type { FileEntry } from '@stagecraft/contracts';
import type { WorkspaceSlice } from '../../../state/workspace-slice.types.ts';

/** One visible line of the tree. */
export type TreeRow =
  | {
      readonly kind: 'entry';
      readonly entry: FileEntry;
      /** 1 for the workspace's own children. */
      readonly level: number;
      /** Place among its siblings, from 1, and how many they are. */
      readonly place: number;
      readonly siblings: number;
      /** Null for what is no folder. */
      readonly expanded: boolean | null;
    }
  | {
      readonly kind: 'note';
      readonly folder: string;
      readonly level: number;
      readonly note: 'loading' | 'failed' | 'empty' | 'truncated';
    };

type Tree = Pick<WorkspaceSlice, 'folders' | 'expandedFolders'>;

/** The lines that are visible with these folders read and open, top to bottom. */
export function treeRows(tree: Tree, folder = '', level = 1): readonly TreeRow[] {
  const state = tree.folders.get(folder);
  if (state === undefined || state.state === 'loading') {
    return [{ kind: 'note', folder, level, note: 'loading' }];
  }
  if (state.state === 'failed') return [{ kind: 'note', folder, level, note: 'failed' }];
  const { entries, truncated } = state.listing;
  if (entries.length === 0) return [{ kind: 'note', folder, level, note: 'empty' }];
  const rows: TreeRow[] = [];
  for (const [index, entry] of entries.entries()) {
    const isFolder = entry.kind === 'directory';
    const expanded = isFolder ? tree.expandedFolders.has(entry.path) : null;
    rows.push({
      kind: 'entry',
      entry,
      level,
      place: index + 1,
      siblings: entries.length,
      expanded,
    });
    if (expanded === true) {
      for (const row of treeRows(tree, entry.path, level + 1)) rows.push(row);
    }
  }
  if (truncated) rows.push({ kind: 'note', folder, level, note: 'truncated' });
  return rows;
}

/** What a key asks of the tree (WAI-ARIA tree pattern). */
export type TreeStep =
  | { readonly do: 'move'; readonly path: string }
  | { readonly do: 'toggle'; readonly path: string }
  | { readonly do: 'open'; readonly path: string };

type EntryRow = Extract<TreeRow, { kind: 'entry' }>;

/** What `key` does with `current` having the focus; null when the tree does not know the key. */
export function treeStep(
  rows: readonly TreeRow[],
  current: string | null,
  key: string,
): TreeStep | null {
  const entries = rows.filter((row): row is EntryRow => row.kind === 'entry');
  const index = entries.findIndex((row) => row.entry.path === current);
  const row = entries[index];
  const moveTo = (target: EntryRow | undefined): TreeStep | null =>
    target === undefined ? null : { do: 'move', path: target.entry.path };
  switch (key) {
    case 'ArrowDown':
      return moveTo(entries[index + 1]);
    case 'ArrowUp':
      return moveTo(index < 0 ? entries.at(-1) : entries[index - 1]);
    case 'Home':
      return moveTo(entries[0]);
    case 'End':
      return moveTo(entries.at(-1));
    case 'ArrowRight':
      if (row?.expanded === false) return { do: 'toggle', path: row.entry.path };
      return row?.expanded === true ? moveTo(childOf(entries, index)) : null;
    case 'ArrowLeft':
      if (row?.expanded === true) return { do: 'toggle', path: row.entry.path };
      return moveTo(parentOf(entries, index));
    case 'Enter':
    case ' ':
      if (row === undefined) return null;
      return { do: row.expanded === null ? 'open' : 'toggle', path: row.entry.path };
    default:
      return letterStep(entries, index, key);
  }
}

function childOf(entries: readonly EntryRow[], index: number): EntryRow | undefined {
  const next = entries[index + 1];
  return next !== undefined && next.level > (entries[index]?.level ?? 0) ? next : undefined;
}

function parentOf(entries: readonly EntryRow[], index: number): EntryRow | undefined {
  const level = entries[index]?.level ?? 0;
  return entries.slice(0, Math.max(0, index)).findLast((row) => row.level < level);
}

/** A letter goes to the next entry whose name begins with it. */
function letterStep(entries: readonly EntryRow[], index: number, key: string): TreeStep | null {
  if (!/^.$/u.test(key)) return null;
  const letter = key.toLocaleLowerCase();
  const ordered = [...entries.slice(index + 1), ...entries.slice(0, index + 1)];
  const found = ordered.find((row) => row.entry.name.toLocaleLowerCase().startsWith(letter));
  return found === undefined ? null : { do: 'move', path: found.entry.path };
}
