import type { LayerContents } from '../types.ts';

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

interface Tally {
  count: number;
  bytes: number;
  smallest: number;
}

/** A path as dive keeps it: what replaced a folder by a file left the children where they were. */
interface Node {
  size: number;
  directory: boolean;
  /** Null while there are none: most paths are files. */
  children: Map<string, Node> | null;
}

const newNode = (): Node => ({ size: 0, directory: false, children: null });

function find(root: Node, path: string): Node | undefined {
  let node: Node | undefined = root;
  for (const name of path.split('/')) node = node?.children?.get(name);
  return node;
}

function make(root: Node, path: string): Node {
  let node = root;
  for (const name of path.split('/')) {
    const children = (node.children ??= new Map<string, Node>());
    let child = children.get(name);
    if (child === undefined) children.set(name, (child = newNode()));
    node = child;
  }
  return node;
}

/** Bytes of a folder that a layer removes; a file that is removed counts none, as in dive. */
function removedBytes(node: Node | undefined): number {
  if (node === undefined || !node.directory) return 0;
  let bytes = 0;
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    bytes += next.size;
    for (const child of next.children?.values() ?? []) waiting.push(child);
  }
  return bytes;
}

function remove(root: Node, path: string): void {
  const cut = path.lastIndexOf('/');
  const parent = cut < 0 ? root : find(root, path.slice(0, cut));
  parent?.children?.delete(path.slice(cut + 1));
}

/** A layer's own tree: its entries, the last of each path, and the folders on the way to them. */
function treeOf({ entries, opaque }: LayerContents): Node {
  const root = newNode();
  for (const { path, kind, size } of entries) {
    if (path === '') continue;
    const node = make(root, path);
    node.size = kind === 'file' ? size : 0;
    node.directory = kind === 'directory';
  }
  for (const path of opaque) if (path !== '') make(root, path);
  return root;
}

/** Folders with a whiteout in them are no leaves; the whiteouts themselves are not in the tree. */
function parentsOf(paths: readonly string[]): ReadonlySet<string> {
  const parents = new Set<string>();
  for (const path of paths) {
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      const parent = path.slice(0, cut);
      if (parents.has(parent)) break;
      parents.add(parent);
    }
  }
  return parents;
}

/** Walks a layer's tree: each path with its node. */
function* walk(root: Node): Generator<readonly [string, Node]> {
  const waiting: [string, Node][] = [['', root]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, node] = next;
    if (path !== '') yield [path, node];
    for (const [name, child] of node.children ?? []) {
      waiting.push([path === '' ? name : `${path}/${name}`, child]);
    }
  }
}

function count(tallies: Map<string, Tally>, path: string, bytes: number): void {
  const tally = tallies.get(path);
  if (tally === undefined) tallies.set(path, { count: 1, bytes, smallest: bytes });
  else {
    tally.count += 1;
    tally.bytes += bytes;
    tally.smallest = Math.min(tally.smallest, bytes);
  }
}

function countLayer(tallies: Map<string, Tally>, below: Node, layer: LayerContents): void {
  const tree = treeOf(layer);
  const parents = parentsOf(layer.whiteouts);
  for (const path of layer.whiteouts) {
    const removed = find(below, path);
    if (removed !== undefined) count(tallies, path, removedBytes(removed));
  }
  for (const [path, node] of walk(tree)) {
    if ((node.children?.size ?? 0) === 0 && !parents.has(path)) count(tallies, path, node.size);
  }
  for (const path of layer.whiteouts) remove(below, path);
  for (const [path, node] of walk(tree)) {
    const under = make(below, path);
    under.size = node.size;
    under.directory = node.directory;
  }
}

/**
 * dive's efficiency (`dive/filetree/efficiency.go`, `dive/image/image.go`): over the leaves of each layer's own
 * tree, where a whiteout is a leaf of the path that it removes, with the bytes of the removed folder or none for a
 * file; opaque marks count for nothing. Unlike dive, which stops reading a layer there, a whiteout of a path that
 * is not there is passed over.
 */
export function efficiencyOf(layers: readonly LayerContents[]): Efficiency {
  const tallies = new Map<string, Tally>();
  const below = newNode();
  for (const layer of layers) countLayer(tallies, below, layer);
  let smallest = 0;
  let bytes = 0;
  const inefficiencies: Inefficiency[] = [];
  for (const [path, tally] of tallies) {
    smallest += tally.smallest;
    bytes += tally.bytes;
    if (tally.count > 1) inefficiencies.push({ path, count: tally.count, bytes: tally.bytes });
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
