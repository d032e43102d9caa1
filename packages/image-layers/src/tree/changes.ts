import type { LayerContents, LayerEntry } from '../types.ts';
import { entryAt, pathOf, walkTree } from './merge.ts';
import type { EntryPlace, GrowingTree, MergedNode, ReplacedNode } from './merge.ts';

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

function compare(
  layers: Layers,
  path: string,
  before: ReplacedNode | undefined,
  after: MergedNode | null,
): LayerChange | null {
  const placeOf = (node: ReplacedNode | MergedNode | null | undefined): EntryPlace | null =>
    node && node.layer >= 0 ? { layer: node.layer, index: node.index } : null;
  const places = { path, before: placeOf(before), after: placeOf(after) };
  if (after === null) {
    return before === undefined ? null : { ...places, change: 'removed', sameContent: false };
  }
  if (before === undefined || places.before === null) {
    return places.after === null ? null : { ...places, change: 'added', sameContent: false };
  }
  if (isFolderAsBefore(layers, before, after)) return null;
  const digest = contentEntry(layers, after)?.digest ?? null;
  const sameContent = digest !== null && digest === contentEntry(layers, before)?.digest;
  return { ...places, change: 'changed', sameContent };
}

/**
 * Puts the next layer on the tree of those below it, and tells what that changes, by path: what the
 * layers below have there, against what is there now.
 *
 * @param layers base first, at least up to this one
 * @param current index of the layer
 */
export function applyWithChanges(
  tree: GrowingTree,
  layers: Layers,
  current: number,
): ReadonlyMap<string, LayerChange> {
  const contents = layers[current];
  const before = new Map<string, ReplacedNode>();
  const touched = new Set<string>();
  const note = (path: string, node: ReplacedNode | null): void => {
    touched.add(path);
    if (node && node.layer !== current && !before.has(path)) before.set(path, node);
  };
  if (contents) {
    tree.apply(contents, {
      removed(node) {
        for (const below of walkTree(node)) note(pathOf(below), { ...below });
      },
      put: (_node, { path }, replaced) => note(path, replaced),
    });
  }
  const changes = new Map<string, LayerChange>();
  for (const path of touched) {
    const change = compare(layers, path, before.get(path), tree.find(path));
    if (change) changes.set(path, change);
  }
  return changes;
}
