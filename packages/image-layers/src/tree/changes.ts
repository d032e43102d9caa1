import type { LayerContents, LayerEntry } from '../types.ts';
import { entryAt, pathOf, walkTree } from './merge.ts';
import type { EntryPlace, GrowingTree, MergedNode, MergeVisitor, ReplacedNode } from './merge.ts';

export type ChangeKind = 'added' | 'changed' | 'removed';

/** What a layer does to a path that the layers below it make. */
export interface LayerChange {
  readonly path: string;
  readonly change: ChangeKind;
  /** What the lower layers have there; null for `added`, and for a folder that none of them brings itself. */
  readonly before: EntryPlace | null;
  /** Null for `removed`. */
  readonly after: EntryPlace | null;
  /** Both are files of the same content, which is stored once more. */
  readonly sameContent: boolean;
}

/** The entry that has a path's content: of a hard link that of the file that it names. */
export function contentEntry(
  layers: readonly LayerContents[],
  node: ReplacedNode | MergedNode,
): LayerEntry | null {
  return entryAt(layers, node.linked ?? node);
}

function samePlain(before: LayerEntry | null, after: LayerEntry | null): boolean {
  return (
    before?.kind === after?.kind &&
    before?.mode === after?.mode &&
    before?.uid === after?.uid &&
    before?.gid === after?.gid
  );
}

type Layers = readonly LayerContents[];

/** A layer names the folders on the way to what it changes: one that is as it was is no change. */
function isFolderAsBefore(layers: Layers, before: ReplacedNode, after: MergedNode): boolean {
  const entry = entryAt(layers, after);
  return entry?.kind === 'directory' && samePlain(entryAt(layers, before), entry);
}

/** A folder that no layer brings itself is as good as none. */
function placeOf(node: ReplacedNode | MergedNode | null | undefined): EntryPlace | null {
  return node && node.layer >= 0 ? { layer: node.layer, index: node.index } : null;
}

function compare(
  layers: Layers,
  path: string,
  before: ReplacedNode | undefined,
  after: MergedNode | null,
): LayerChange | null {
  const [old, now] = [placeOf(before), placeOf(after)];
  if (after === null || now === null) {
    return old && { path, change: 'removed', before: old, after: null, sameContent: false };
  }
  if (before === undefined || old === null) {
    return { path, change: 'added', before: null, after: now, sameContent: false };
  }
  if (isFolderAsBefore(layers, before, after)) return null;
  const digest = contentEntry(layers, after)?.digest ?? null;
  const sameContent = digest !== null && digest === contentEntry(layers, before)?.digest;
  return { path, change: 'changed', before: old, after: now, sameContent };
}

/**
 * Puts the next layer on the tree of those below it, and gives what that changes, each path once: what
 * the layers below have there, against what is there now. Nothing is kept of a path but what a lower
 * layer had there, as the first layers of an image bring nearly all of it.
 *
 * @param layers base first, at least up to this one
 * @param current index of the layer
 * @param visitor is told of the same steps, so that the tree need not grow again for it
 */
export function* changesOf(
  tree: GrowingTree,
  layers: Layers,
  current: number,
  visitor: MergeVisitor = {},
): Generator<LayerChange> {
  const contents = layers[current];
  if (contents === undefined) return;
  const before = new Map<string, ReplacedNode>();
  // A folder that no layer brings itself is none that could be changed.
  const isLower = ({ layer }: EntryPlace): boolean => layer >= 0 && layer !== current;
  const put: MergedNode[] = [];
  // Hardly any layer does: else each node need not be looked for.
  let replacesOwn = false;
  tree.apply(contents, {
    removed(node) {
      visitor.removed?.(node);
      for (const below of walkTree(node)) {
        if (isLower(below)) before.set(pathOf(below), { ...below });
        if (below.layer === current) replacesOwn = true;
      }
    },
    put(node, entry, replaced) {
      visitor.put?.(node, entry, replaced);
      if (replaced && isLower(replaced)) before.set(entry.path, replaced);
      // A folder that the layer names twice is one node.
      const again = replaced?.layer === current && replaced.children && node.children;
      if (again) return;
      put.push(node);
      if (replaced?.layer === current) replacesOwn = true;
    },
  });
  for (const node of put) {
    // What the layer itself put something else in place of is not in the tree.
    if (replacesOwn && !tree.has(node)) continue;
    const path = pathOf(node);
    const change = compare(layers, path, before.get(path), node);
    before.delete(path);
    if (change) yield change;
  }
  for (const [path, node] of before) {
    const change = compare(layers, path, node, tree.find(path));
    if (change) yield change;
  }
}

/** The same, by path. */
export function applyWithChanges(
  tree: GrowingTree,
  layers: Layers,
  current: number,
): ReadonlyMap<string, LayerChange> {
  const changes = new Map<string, LayerChange>();
  for (const change of changesOf(tree, layers, current)) changes.set(change.path, change);
  return changes;
}
