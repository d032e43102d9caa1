import { entryAt } from '@stagecraft/image-layers';
import type { LayerChange, LayerContents } from '@stagecraft/image-layers';

/** A path that a layer changes, or a folder on the way to one. */
export interface ChangedNode {
  readonly name: string;
  /** Null for a folder that only has changes in it. */
  change: LayerChange | null;
  /** By name. */
  readonly children: Map<string, ChangedNode>;
  /** Of all files that change in it or are it: what they have now, or had if they are removed. */
  bytes: number;
  files: number;
}

export interface LayerTree {
  readonly root: ChangedNode;
  find(path: string): ChangedNode | null;
}

const createNode = (name: string): ChangedNode => ({
  name,
  change: null,
  children: new Map(),
  bytes: 0,
  files: 0,
});

/** Nodes on the way to a path, the root first and the path's own last. */
function wayTo(root: ChangedNode, path: string): ChangedNode[] {
  const way = [root];
  let node = root;
  for (const part of path === '' ? [] : path.split('/')) {
    let child = node.children.get(part);
    if (child === undefined) {
      child = createNode(part);
      node.children.set(part, child);
    }
    node = child;
    way.push(node);
  }
  return way;
}

/** The changes of a layer as a tree. @param layers base first */
export function layerTree(
  layers: readonly LayerContents[],
  changes: ReadonlyMap<string, LayerChange>,
): LayerTree {
  const root = createNode('');
  for (const change of changes.values()) {
    const place = change.after ?? change.before;
    const entry = place && entryAt(layers, place);
    const way = wayTo(root, change.path);
    const own = way.at(-1);
    if (own) own.change = change;
    if (entry?.kind === 'directory' || entry === null) continue;
    for (const node of way) {
      node.bytes += entry.size;
      node.files += 1;
    }
  }
  return {
    root,
    find(path) {
      let node: ChangedNode | undefined = root;
      for (const part of path === '' ? [] : path.split('/')) node = node?.children.get(part);
      return node ?? null;
    },
  };
}
