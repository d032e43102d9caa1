import type { LayerContents } from '../types.ts';
import { createPathNode, pathFinder, pathOf } from './path-nodes.ts';
import type { PathNode } from './path-nodes.ts';

/** A path that more than one layer has an entry or a whiteout for. */
export interface Inefficiency {
  readonly path: string;
  /** How many layers have it. */
  readonly count: number;
  /** Bytes of all of them together, the one that is kept too. */
  readonly bytes: number;
}

/** The same figures as those of dive (github.com/wagoodman/dive), with the same meaning. */
export interface Efficiency {
  /** 0 to 1: the smallest size of each path, summed up, by the sum of all its sizes; 1 for no bytes. */
  readonly score: number;
  /** Bytes of all inefficient paths together. It counts what is kept of them too. */
  readonly wastedBytes: number;
  /** `wastedBytes` by the bytes of all layers but the first; 0 where these have none. */
  readonly wastedUserShare: number;
  /** The largest first, then by path. */
  readonly inefficiencies: readonly Inefficiency[];
}

/** Paths that are a leaf of some layer, each once. */
type Leaves = PathNode[];

/** Whether the layers so far have a path: neither it nor a folder above it was removed since. */
function isThere(node: PathNode): boolean {
  for (let at: PathNode | null = node; at !== null; at = at.parent) {
    if (at.removedBy > node.layer) return false;
  }
  return node.layer >= 0;
}

function addBytes(node: PathNode, bytes: number): void {
  if (bytes === 0) return;
  for (let at: PathNode | null = node; at !== null; at = at.parent) at.total += bytes;
}

function countLeaf(leaves: Leaves, node: PathNode, bytes: number): void {
  if (node.count === 0) leaves.push(node);
  node.smallest = node.count === 0 ? bytes : Math.min(node.smallest, bytes);
  node.count += 1;
  node.bytes += bytes;
}

/** Removes what a layer's whiteouts say; they are leaves too, but the folders that they are in are none. */
function removePaths(leaves: Leaves, nodes: readonly PathNode[], layer: number): void {
  const removed = nodes.filter(isThere);
  // A file that is removed counts none, as in dive.
  for (const node of removed) countLeaf(leaves, node, node.directory ? node.total : 0);
  for (const node of removed) {
    if (!isThere(node)) continue;
    if (node.parent !== null) addBytes(node.parent, -node.total);
    node.removedBy = layer;
  }
  for (const { parent } of nodes) {
    for (let at = parent; at !== null && at.innerLayer !== layer; at = at.parent) {
      at.innerLayer = layer;
    }
  }
}

/**
 * Puts a path into a layer's own tree, after the folders on the way to it: as no folder and with no bytes until
 * an entry says otherwise. As in dive, what replaces a folder by a file leaves the children where they were.
 */
function enter(own: PathNode[], node: PathNode, layer: number): void {
  if (node.parent === null || node.layer === layer) return;
  enter(own, node.parent, layer);
  node.parent.innerLayer = layer;
  if (isThere(node)) addBytes(node, -node.size);
  else node.total = 0;
  node.layer = layer;
  node.size = 0;
  node.directory = false;
  own.push(node);
}

/** Puts a layer's entries, of each path the last, on those below; gives the paths of its own tree. */
function putEntries(
  find: (path: string) => PathNode,
  { entries, opaque }: LayerContents,
  layer: number,
): readonly PathNode[] {
  const own: PathNode[] = [];
  for (const { path, kind, size } of entries) {
    if (path === '') continue;
    const node = find(path);
    enter(own, node, layer);
    const bytes = kind === 'file' ? size : 0;
    addBytes(node, bytes - node.size);
    node.size = bytes;
    node.directory = kind === 'directory';
  }
  for (const path of opaque) if (path !== '') enter(own, find(path), layer);
  return own;
}

function leavesOf(layers: readonly LayerContents[]): Leaves {
  const find = pathFinder(createPathNode('', null));
  const leaves: Leaves = [];
  for (const [layer, contents] of layers.entries()) {
    removePaths(
      leaves,
      contents.whiteouts.map((path) => find(path)),
      layer,
    );
    for (const node of putEntries(find, contents, layer)) {
      if (node.innerLayer !== layer) countLeaf(leaves, node, node.size);
    }
  }
  return leaves;
}

/**
 * dive's efficiency (`dive/filetree/efficiency.go`, `dive/image/image.go`): over the leaves of each layer's own
 * tree, where a whiteout is a leaf of the path that it removes, with the bytes of the removed folder or none for a
 * file; opaque marks count for nothing. Unlike dive, which stops reading a layer there, a whiteout of a path that
 * is not there is passed over.
 */
export function efficiencyOf(layers: readonly LayerContents[]): Efficiency {
  let smallest = 0;
  let bytes = 0;
  const inefficiencies: Inefficiency[] = [];
  for (const node of leavesOf(layers)) {
    smallest += node.smallest;
    bytes += node.bytes;
    if (node.count === 1) continue;
    inefficiencies.push({ path: pathOf(node), count: node.count, bytes: node.bytes });
  }
  inefficiencies.sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
  const wastedBytes = inefficiencies.reduce((sum, one) => sum + one.bytes, 0);
  const userBytes = layers.slice(1).reduce((sum, { entries }) => sum + fileBytes(entries), 0);
  return {
    score: bytes === 0 ? 1 : smallest / bytes,
    wastedBytes,
    wastedUserShare: userBytes === 0 ? 0 : wastedBytes / userBytes,
    inefficiencies,
  };
}

function fileBytes(entries: LayerContents['entries']): number {
  let sum = 0;
  for (const { kind, size } of entries) if (kind === 'file') sum += size;
  return sum;
}
