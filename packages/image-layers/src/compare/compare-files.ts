import { changeBetween } from '../blame/blame.ts';
import type { LayerContents, LayerEntry } from '../types.ts';
import { visibleEntries } from '../hidden/hidden.ts';
import { mergeLayers } from '../tree/merge.ts';

export type FileChangeKind = 'added' | 'removed' | 'changed' | 'metadata';

/** A path that two images differ in; an entry is null on the side that does not have it. */
export interface FileDifference {
  readonly path: string;
  readonly change: FileChangeKind;
  readonly before: LayerEntry | null;
  readonly after: LayerEntry | null;
}

/** How many paths changed in one way, and by how many bytes the image grew with them (negative: shrank). */
export interface ChangeTotal {
  readonly count: number;
  readonly bytes: number;
}

export interface FileComparison {
  /** By path. Times alone make no difference. */
  readonly files: readonly FileDifference[];
  readonly totals: Readonly<Record<FileChangeKind, ChangeTotal>>;
  /** How many paths are the same in both. */
  readonly same: number;
}

interface Known {
  readonly entry: LayerEntry;
  readonly diffId: string;
}

function pathsOf(layers: readonly LayerContents[]): ReadonlyMap<string, Known> {
  const paths = new Map<string, Known>();
  for (const { layer, entry } of visibleEntries(layers, mergeLayers(layers))) {
    paths.set(entry.path, { entry, diffId: layers[layer]?.diffId ?? '' });
  }
  return paths;
}

const sizeOf = (entry: LayerEntry | null): number => (entry?.kind === 'file' ? entry.size : 0);

/** How one entry differs from another, or null. An entry of the same layer is the same. */
function difference(before: Known, after: Known): 'changed' | 'metadata' | null {
  if (before.diffId === after.diffId) return null;
  const [old, now] = [before.entry, after.entry];
  const change = changeBetween(old, now);
  if (change !== 'metadata') return change === 'repeated' ? null : 'changed';
  const same = old.mode === now.mode && old.uid === now.uid && old.gid === now.gid;
  return same ? null : 'metadata';
}

function differences(
  before: ReadonlyMap<string, Known>,
  after: ReadonlyMap<string, Known>,
): FileDifference[] {
  const found: FileDifference[] = [];
  for (const [path, old] of before) {
    const now = after.get(path);
    const change = now === undefined ? 'removed' : difference(old, now);
    if (change !== null) found.push({ path, change, before: old.entry, after: now?.entry ?? null });
  }
  for (const [path, { entry }] of after) {
    if (!before.has(path)) found.push({ path, change: 'added', before: null, after: entry });
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What two images' files differ in: existence, kind, content, link target, mode and owner. */
export function compareFiles(
  before: readonly LayerContents[],
  after: readonly LayerContents[],
): FileComparison {
  const [old, now] = [pathsOf(before), pathsOf(after)];
  const files = differences(old, now);
  const totals = {
    added: { count: 0, bytes: 0 },
    removed: { count: 0, bytes: 0 },
    changed: { count: 0, bytes: 0 },
    metadata: { count: 0, bytes: 0 },
  };
  for (const file of files) {
    totals[file.change].count += 1;
    totals[file.change].bytes += sizeOf(file.after) - sizeOf(file.before);
  }
  return { files, totals, same: now.size - files.filter((file) => file.after !== null).length };
}
