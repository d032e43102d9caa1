import type { LayerContents } from '../types.ts';
import { contentEntry } from './changes.ts';
import { isWithin, walkTree } from './merge.ts';
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
  // From the leaves up: whatever is below a folder comes before it.
  const nodes = [...walkTree(top)];
  // A file whose own name is gone counts at one of its links.
  const counted = new Set<MergedNode>();
  const bytesOf = (node: MergedNode): number => {
    const file = node.linked;
    if (file !== null) {
      if (counted.has(file) || isWithin(file, top)) return 0;
      counted.add(file);
    }
    return contentEntry(layers, node)?.size ?? 0;
  };
  for (const node of nodes.reverse()) {
    const own = sums.get(node) ?? { bytes: 0, files: 0 };
    if (node.children) sums.set(node, own);
    else {
      own.files = 1;
      own.bytes = bytesOf(node);
    }
    if (node === top || node.parent === null) continue;
    const sum = sums.get(node.parent) ?? { bytes: 0, files: 0 };
    sum.bytes += own.bytes;
    sum.files += own.files;
    sums.set(node.parent, sum);
  }
  return sums;
}
