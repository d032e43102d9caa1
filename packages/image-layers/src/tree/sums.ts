import type { LayerContents } from '../types.ts';
import { contentEntry } from './changes.ts';
import { entryAt, walkTree } from './merge.ts';
import type { MergedNode } from './merge.ts';

/** What is in a folder, at any depth. */
export interface FolderSum {
  /** Bytes of the files; one with several names counts once, where it is itself. */
  readonly bytes: number;
  /** Paths that are no folders. */
  readonly files: number;
}

/** Sums of every folder at and below a node. */
export function sumFolders(
  layers: readonly LayerContents[],
  top: MergedNode,
): ReadonlyMap<MergedNode, FolderSum> {
  const sums = new Map<MergedNode, { bytes: number; files: number }>();
  const counted = new Set<MergedNode>();
  // From the leaves up: whatever is below a folder comes before it.
  for (const node of [...walkTree(top)].reverse()) {
    const own = sums.get(node) ?? { bytes: 0, files: 0 };
    if (node.children) sums.set(node, own);
    else {
      own.files = 1;
      const file = node.linked ?? node;
      // A file whose own name is gone counts at the first of its links that is met.
      if (entryAt(layers, node)?.kind !== 'hardlink' || !counted.has(file)) {
        own.bytes = contentEntry(layers, node)?.size ?? 0;
      }
      counted.add(file);
    }
    if (node === top || node.parent === null) continue;
    const sum = sums.get(node.parent) ?? { bytes: 0, files: 0 };
    sum.bytes += own.bytes;
    sum.files += own.files;
    sums.set(node.parent, sum);
  }
  return sums;
}
