import type { LayerContents, LayerEntry } from '../types.ts';
import { followContent } from '../hidden/hidden.ts';
import type { WastedFile, WasteKind, WasteReport } from './types.ts';

/** What became of a file, by the entry that took its place. Without digests it is not known to be the same. */
function kindOf(old: LayerEntry, now: LayerEntry | null): WasteKind {
  if (now === null || now.path !== old.path) return 'removed';
  const same = now.kind === 'file' && old.digest !== null && old.digest === now.digest;
  if (!same || now.size !== old.size) return 'overwritten';
  const changed =
    now.mode !== old.mode ||
    now.uid !== old.uid ||
    now.gid !== old.gid ||
    now.modifiedAt !== old.modifiedAt;
  return changed ? 'metadata' : 'repeated';
}

const byBytes = (a: WastedFile, b: WastedFile): number =>
  b.bytes - a.bytes || (a.path < b.path ? -1 : 1);

/**
 * What is stored in the layers and not in the image, because a later layer removed or replaced it. Empty files
 * waste nothing and are not listed; content under several names (hard links) is wasted when all have gone.
 */
export function findWaste(layers: readonly LayerContents[]): WasteReport {
  const figures = layers.map(() => ({ stored: 0, wasted: 0, hides: 0 }));
  const files: WastedFile[] = [];
  for (const [layer, { entries }] of layers.entries()) {
    const own = figures[layer];
    if (own === undefined) continue;
    for (const { kind, size } of entries) if (kind === 'file') own.stored += size;
  }
  followContent(layers, ({ layer, entry }, hiding) => {
    if (entry.size === 0) return;
    const { path, size: bytes } = entry;
    const [from, by] = [figures[layer], figures[hiding.layer]];
    if (from !== undefined) from.wasted += bytes;
    if (by !== undefined) by.hides += bytes;
    const kind = kindOf(entry, hiding.by);
    files.push({ path, kind, storedIn: layer, hiddenBy: hiding.layer, bytes });
  });
  files.sort(byBytes);
  const stored = figures.reduce((sum, one) => sum + one.stored, 0);
  const wasted = figures.reduce((sum, one) => sum + one.wasted, 0);
  return { stored, kept: stored - wasted, wasted, files, layers: figures };
}
