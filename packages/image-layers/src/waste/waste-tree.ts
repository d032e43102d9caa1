import type { WastedFile } from './types.ts';

/** Wasted bytes of a folder and what is in it, for a treemap. */
export interface WasteNode {
  /** Name within its folder; empty for the root. */
  readonly name: string;
  /** Wasted bytes of it and all below. */
  readonly bytes: number;
  /** Wasted files in it. */
  readonly files: number;
  /** The largest first. What is too small to be shown is in `bytes` only. */
  readonly children: readonly WasteNode[];
}

interface Sum {
  bytes: number;
  files: number;
  readonly children: Map<string, Sum>;
}

const newSum = (): Sum => ({ bytes: 0, files: 0, children: new Map() });

/** Deeper folders are summed up: no treemap shows them. */
const deepest = 12;

function shown(name: string, sum: Sum, least: number): WasteNode {
  const children = [...sum.children]
    .filter(([, child]) => child.bytes >= least)
    .map(([childName, child]) => shown(childName, child, least))
    .toSorted((a, b) => b.bytes - a.bytes);
  return { name, bytes: sum.bytes, files: sum.files, children };
}

/**
 * Sums wasted files up by folder.
 * @param share smallest share of all wasted bytes that still gets a node of its own, 0 to 1
 */
export function wasteTree(files: readonly WastedFile[], share = 0.002): WasteNode {
  const root = newSum();
  for (const { path, bytes } of files) {
    let node = root;
    node.bytes += bytes;
    node.files += 1;
    for (const name of path.split('/').slice(0, deepest)) {
      let child = node.children.get(name);
      if (child === undefined) node.children.set(name, (child = newSum()));
      node = child;
      node.bytes += bytes;
      node.files += 1;
    }
  }
  return shown('', root, root.bytes * share);
}
