import { nameOf, parentOf } from '../tree/path.ts';

/** A path that some layer names, with what the reckoning of efficiency notes of it. It never goes. */
export interface PathNode {
  readonly name: string;
  /** Null for the root only. */
  readonly parent: PathNode | null;
  /** Null while there are none: most paths are files. */
  children: Map<string, PathNode> | null;

  /** The last layer that has it, -1 for none; its bytes there, and whether it is a folder's own entry. */
  layer: number;
  size: number;
  directory: boolean;
  /** The last layer that has something in it, be it a whiteout; -1 for none. */
  innerLayer: number;

  /** With the layers so far on top of each other: bytes of it and of all below it. */
  total: number;
  /** The last layer that removed it with all below; -1 for none. */
  removedBy: number;

  /** How often it is a leaf of a layer, with the sum and the least of its bytes there. */
  count: number;
  bytes: number;
  smallest: number;
}

export function createPathNode(name: string, parent: PathNode | null): PathNode {
  return {
    name,
    parent,
    children: null,
    layer: -1,
    size: 0,
    directory: false,
    innerLayer: -1,
    total: 0,
    removedBy: -1,
    count: 0,
    bytes: 0,
    smallest: 0,
  };
}

function child(parent: PathNode, name: string): PathNode {
  const children = (parent.children ??= new Map<string, PathNode>());
  let node = children.get(name);
  if (node === undefined) children.set(name, (node = createPathNode(name, parent)));
  return node;
}

/** Gives the node of a path, made where it is new. Nodes never go, so each folder is looked for once. */
export function pathFinder(root: PathNode): (path: string) => PathNode {
  const folders = new Map([['', root]]);
  const folderAt = (path: string): PathNode => {
    const found = folders.get(path) ?? child(folderAt(parentOf(path)), nameOf(path));
    folders.set(path, found);
    return found;
  };
  return (path) => child(folderAt(parentOf(path)), nameOf(path));
}

/** The whole path of a node. */
export function pathOf({ name, parent }: PathNode): string {
  return parent === null || parent.parent === null ? name : `${pathOf(parent)}/${name}`;
}
