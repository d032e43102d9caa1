import { entryAt, growTree, walkTree } from '../tree/merge.ts';
import type {
  EntryPlace,
  MergedNode,
  MergedTree,
  MergeVisitor,
  ReplacedNode,
} from '../tree/merge.ts';
import type { LayerContents, LayerEntry } from '../types.ts';

/** What a layer did to an entry below it: it took the path away, or put another entry there. */
export interface Hiding {
  readonly layer: number;
  /** The entry that stands at the same path now; null where the path was removed. */
  readonly by: LayerEntry | null;
}

/** Hears of an entry that stops being visible. The place is that of the entry itself, not of a link's file. */
export type OnHidden = (hidden: ReplacedNode | MergedNode, hiding: Hiding) => void;

interface Listener {
  readonly onHidden: OnHidden;
  readonly onPut?: (node: MergedNode) => void;
}

/** What turns the steps of putting a layer on into what is hidden by it. */
function hidingVisitor(layer: number, listener: Listener): MergeVisitor {
  return {
    removed(top) {
      for (const node of walkTree(top)) {
        if (node.layer >= 0) listener.onHidden(node, { layer, by: null });
      }
    },
    put(node, entry, before) {
      if (before !== null && before.layer >= 0) listener.onHidden(before, { layer, by: entry });
      listener.onPut?.(node);
    },
  };
}

/** Lays the layers over each other, base first, and tells of every entry that a later one hides. */
export function followLayers(layers: readonly LayerContents[], listener: Listener): MergedTree {
  const tree = growTree();
  for (const [layer, contents] of layers.entries()) {
    tree.apply(contents, hidingVisitor(layer, listener));
  }
  return tree;
}

/** A file's content in the image's layers, by the place of its own entry. */
export interface StoredFile extends EntryPlace {
  readonly entry: LayerEntry;
}

/** One number for a place: layers are fewer than 10,000, entries of one fewer than 2^32. */
const keyOf = ({ layer, index }: EntryPlace): number => layer * 2 ** 32 + index;

/** Hears of a file's content that is no longer in the image. */
type OnGone = (file: StoredFile, hiding: Hiding) => void;

/** A file under several names (hard links) is in the image until the last of them has gone. */
function contentListener(layers: readonly LayerContents[], onGone: OnGone): Listener {
  /** Content with more than one name → how many are visible. */
  const names = new Map<number, number>();
  return {
    onPut({ linked }) {
      if (linked !== null) names.set(keyOf(linked), (names.get(keyOf(linked)) ?? 1) + 1);
    },
    onHidden(hidden, hiding) {
      const file = hidden.linked ?? hidden;
      const left = (names.get(keyOf(file)) ?? 1) - 1;
      if (left > 0) names.set(keyOf(file), left);
      const entry = left > 0 ? null : entryAt(layers, file);
      if (entry?.kind === 'file') onGone({ layer: file.layer, index: file.index, entry }, hiding);
    },
  };
}

/**
 * Lays the layers over each other and tells of each file's content that is no longer in the image.
 * @returns the merged tree
 */
export function followContent(layers: readonly LayerContents[], onGone: OnGone): MergedTree {
  return followLayers(layers, contentListener(layers, onGone));
}

/**
 * The same for a tree that grows anyway.
 * @returns for each layer in turn, base first, the visitor that is to be told of it
 */
export function contentFollower(
  layers: readonly LayerContents[],
  onGone: OnGone,
): (layer: number) => MergeVisitor {
  const listener = contentListener(layers, onGone);
  return (layer) => hidingVisitor(layer, listener);
}

/** Every entry that is visible in the merged tree. */
export function* visibleEntries(
  layers: readonly LayerContents[],
  tree: MergedTree,
): Generator<StoredFile> {
  for (const node of walkTree(tree.root)) {
    const entry = entryAt(layers, node);
    if (entry !== null) yield { layer: node.layer, index: node.index, entry };
  }
}
