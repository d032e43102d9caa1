import { visibleEntries } from '../hidden/hidden.ts';
import type { MergedTree } from '../tree/merge.ts';
import type { LayerContents } from '../types.ts';
import { cacheFolderOf } from './remedy.ts';

/** A cache that is still in the image: not wasted by a layer, but hardly wanted there. */
export interface Leftover {
  /** The cache's folder, as an instruction would name it. */
  readonly folder: string;
  /** Layer that stores most of it. */
  readonly storedIn: number;
  readonly bytes: number;
  readonly files: number;
}

/** Package managers' caches that the image still has, the largest first. */
export function findLeftovers(
  layers: readonly LayerContents[],
  tree: MergedTree,
): readonly Leftover[] {
  const found = new Map<string, { bytes: number; files: number; layers: Map<number, number> }>();
  for (const { layer, entry } of visibleEntries(layers, tree)) {
    if (entry.kind !== 'file' || entry.size === 0) continue;
    const folder = cacheFolderOf(entry.path);
    if (folder === null) continue;
    const sum = found.get(folder) ?? { bytes: 0, files: 0, layers: new Map<number, number>() };
    sum.bytes += entry.size;
    sum.files += 1;
    sum.layers.set(layer, (sum.layers.get(layer) ?? 0) + entry.size);
    found.set(folder, sum);
  }
  return [...found]
    .map(([folder, { bytes, files, layers }]) => {
      const [most] = [...layers].toSorted((a, b) => b[1] - a[1]);
      return { folder, storedIn: most?.[0] ?? 0, bytes, files };
    })
    .toSorted((a, b) => b.bytes - a.bytes);
}
