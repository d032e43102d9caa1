import type { LayerContents, LayerEntry } from '../types.ts';
import { nameOf, parentOf } from './path.ts';

/** An entry by its place: layer, and index in that layer's entries. Both 0-based. */
export interface EntryPlace {
  /** -1 for a folder that no layer brings itself, which only has something in it. */
  readonly layer: number;
  readonly index: number;
}

/** A path of a merged tree: what a container of these layers sees there. */
export interface MergedNode extends EntryPlace {
  /** Last part of the path; '' is the root. */
  readonly name: string;
  readonly parent: MergedNode | null;
  /** Of a hard link: the file that it is a name of, in the tree still or not; else null. */
  readonly linked: MergedNode | null;
  /** By name; null for what is no folder. */
  readonly children: ReadonlyMap<string, MergedNode> | null;
}

interface Node extends MergedNode {
  layer: number;
  index: number;
  readonly parent: Node | null;
  readonly linked: Node | null;
  children: Map<string, Node> | null;
}

/** Is told what a layer does, in the order in which it is done. */
export interface MergeVisitor {
  /** A path of lower layers goes, with all that is below it (which is not told one by one). */
  removed?(node: MergedNode): void;
  /** The layer puts `node`; `before` is what was there until now, if anything. */
  put?(node: MergedNode, entry: LayerEntry, before: ReplacedNode | null): void;
}

/** What an entry takes the place of, as it was. */
export interface ReplacedNode extends EntryPlace {
  readonly linked: MergedNode | null;
  readonly children: MergedNode['children'];
}

/** The tree that layers make, one on top of the other. */
export interface MergedTree {
  readonly root: MergedNode;
  /** Null when there is no such path. Links are not followed. */
  find(path: string): MergedNode | null;
}

export interface GrowingTree extends MergedTree {
  /** Whether a node is in the tree still. */
  has(node: MergedNode): boolean;
  /** Puts the next layer on top; the first is the base. */
  apply(contents: LayerContents, visitor?: MergeVisitor): void;
}

function createFolder(name: string, parent: Node | null): Node {
  return { name, parent, layer: -1, index: -1, linked: null, children: new Map() };
}

function findNode(root: Node, path: string): Node | null {
  let node: Node | undefined = root;
  if (path === '') return root;
  for (const part of path.split('/')) {
    node = node.children?.get(part);
    if (node === undefined) return null;
  }
  return node;
}

/** The folder at a path; what is on the way and no folder gives place to one, as in overlayfs. */
function makeFolder(root: Node, path: string, visitor: MergeVisitor): Node {
  let folder = root;
  if (path === '') return root;
  for (const part of path.split('/')) {
    const child = folder.children?.get(part);
    if (child?.children) {
      folder = child;
      continue;
    }
    if (child !== undefined) visitor.removed?.(child);
    const made = createFolder(part, folder);
    folder.children?.set(part, made);
    folder = made;
  }
  return folder;
}

/** Gives the folder of one path after the other; most are in the folder of the one before. */
function folderFinder(root: Node, visitor: MergeVisitor): (path: string) => Node {
  let last = { path: '', folder: root };
  return (path) => {
    // Whatever takes a folder's place puts a node in its parent's map: then it is found anew.
    if (path !== last.path || !isWithin(last.folder, root)) {
      last = { path, folder: makeFolder(root, path, visitor) };
    }
    return last.folder;
  };
}

/** Whether a node is (still) in the tree at and below another. */
export function isWithin(node: MergedNode, top: MergedNode): boolean {
  let at = node;
  while (at !== top) {
    if (at.parent?.children?.get(at.name) !== at) return false;
    at = at.parent;
  }
  return true;
}

function removePath(root: Node, path: string, visitor: MergeVisitor): void {
  const node = findNode(root, path);
  if (node === null || node.parent === null) return;
  visitor.removed?.(node);
  node.parent.children?.delete(node.name);
}

function emptyFolder(root: Node, path: string, visitor: MergeVisitor): void {
  const folder = findNode(root, path);
  for (const child of folder?.children?.values() ?? []) visitor.removed?.(child);
  folder?.children?.clear();
}

function putEntry(
  root: Node,
  entry: LayerEntry,
  place: EntryPlace,
  visitor: MergeVisitor,
  folderAt: (path: string) => Node,
): void {
  const { path, kind } = entry;
  if (path === '') {
    if (kind === 'directory') Object.assign(root, place);
    return;
  }
  const parent = folderAt(parentOf(path));
  const name = nameOf(path);
  const child = parent.children?.get(name);
  const before = child === undefined ? null : { ...child };
  if (kind === 'directory' && child?.children) {
    Object.assign(child, place);
    visitor.put?.(child, entry, before);
    return;
  }
  if (child !== undefined) {
    // What is below a folder that something else replaces, goes.
    for (const below of child.children?.values() ?? []) visitor.removed?.(below);
    parent.children?.delete(name);
  }
  const target = kind === 'hardlink' ? findNode(root, entry.linkTarget) : null;
  // A folder has no second name.
  const linked = target?.children ? null : (target?.linked ?? target);
  const children = kind === 'directory' ? new Map<string, Node>() : null;
  const { layer, index } = place;
  const node = { name, parent, layer, index, linked, children };
  parent.children?.set(name, node);
  visitor.put?.(node, entry, before);
}

/**
 * An empty tree to put layers on. Rules of the OCI image specification ("Applying Changesets"): what a
 * layer removes is removed before anything of it is put, and only of lower layers; a folder over a
 * folder keeps what is in it; anything else replaces what was there.
 */
export function growTree(): GrowingTree {
  const root = createFolder('', null);
  let layer = 0;
  return {
    root,
    find: (path) => findNode(root, path),
    has: (node) => isWithin(node, root),
    apply({ entries, opaque, whiteouts }, visitor = {}) {
      for (const path of whiteouts) removePath(root, path, visitor);
      for (const path of opaque) emptyFolder(root, path, visitor);
      const folderAt = folderFinder(root, visitor);
      for (let index = 0; index < entries.length; index += 1) {
        putEntry(root, entries.at(index), { layer, index }, visitor, folderAt);
      }
      layer += 1;
    },
  };
}

/** The tree that layers (base first) make together. @param upTo index of the topmost one that counts */
export function mergeLayers(
  layers: readonly LayerContents[],
  upTo = layers.length - 1,
): MergedTree {
  const tree = growTree();
  for (const contents of layers.slice(0, upTo + 1)) tree.apply(contents);
  return tree;
}

/** The whole path of a node; '' for the root. */
export function pathOf(node: MergedNode): string {
  const parts: string[] = [];
  for (let at: MergedNode | null = node; at?.parent; at = at.parent) parts.push(at.name);
  return parts.reverse().join('/');
}

/** A node and all below it, each folder before what is in it. */
export function* walkTree(node: MergedNode): Generator<MergedNode> {
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    // One by one: a folder may have more children than a call takes arguments.
    const below = next.children === null ? [] : [...next.children.values()].reverse();
    for (const child of below) waiting.push(child);
  }
}

/** The entry at a place; null for a folder that no layer brings itself. */
export function entryAt(
  layers: readonly LayerContents[],
  { layer, index }: EntryPlace,
): LayerEntry | null {
  return layer < 0 ? null : (layers[layer]?.entries.at(index) ?? null);
}
