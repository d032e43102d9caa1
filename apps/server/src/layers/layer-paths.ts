import type { LayerPath } from '@stagecraft/contracts';
import { contentEntry, entryAt } from '@stagecraft/image-layers';
import type { EntryPlace, LayerEntry, MergedNode } from '@stagecraft/image-layers';
import type { AnalysedImage, LayerView } from './analysed-image.ts';
import type { ChangedNode } from './layer-tree.ts';

/** A node of either tree, with where it is. */
export interface FoundPath {
  readonly path: string;
  readonly isFolder: boolean;
  /** Bytes of a file, or of the files in a folder. */
  readonly size: number;
  tell(): LayerPath;
  children(): Iterable<FoundPath>;
}

type Told = Pick<LayerPath, 'size' | 'files' | 'change' | 'sameContent' | 'changesInside'>;

function tellEntry(
  path: string,
  place: EntryPlace | null,
  entry: LayerEntry | null,
  told: Told,
): LayerPath {
  return {
    path,
    kind: entry?.kind ?? null,
    mode: entry?.mode ?? 0,
    uid: entry?.uid ?? 0,
    gid: entry?.gid ?? 0,
    modifiedAt: entry?.modifiedAt ?? 0,
    linkTarget: entry?.linkTarget ?? '',
    digest: entry?.digest ?? null,
    layer: place?.layer ?? -1,
    ...told,
  };
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`);

/** A path of all that is there with the layers up to one. */
export function mergedPath(
  image: AnalysedImage,
  view: LayerView,
  node: MergedNode,
  path: string,
): FoundPath {
  const { layers } = image;
  const sum = view.sums.get(node);
  const size = sum ? sum.bytes : (contentEntry(layers, node)?.size ?? 0);
  return {
    path,
    size,
    isFolder: node.children !== null,
    tell() {
      const change = view.changes.get(path);
      const inside = view.changed.find(path);
      const entry = entryAt(layers, node);
      const digest = contentEntry(layers, node)?.digest ?? null;
      return {
        ...tellEntry(path, node, entry, {
          size,
          files: sum?.files ?? 0,
          change: change?.change ?? null,
          sameContent: change?.sameContent ?? false,
          changesInside: (inside?.children.size ?? 0) > 0,
        }),
        digest,
      };
    },
    *children() {
      for (const child of node.children?.values() ?? []) {
        yield mergedPath(image, view, child, below(path, child.name));
      }
    },
  };
}

/** A path that a layer brings or removes, or a folder on the way to one. */
export function changedPath(
  image: AnalysedImage,
  view: LayerView,
  node: ChangedNode,
  path: string,
): FoundPath {
  const { layers } = image;
  const merged = node.change?.change === 'removed' ? null : view.merged.find(path);
  const place = merged ?? node.change?.before ?? null;
  const entry = place && entryAt(layers, place);
  const isFolder = entry === null ? node.children.size > 0 : entry.kind === 'directory';
  const content = merged ? contentEntry(layers, merged) : entry;
  const size = isFolder ? node.bytes : (content?.size ?? 0);
  return {
    path,
    size,
    isFolder,
    tell: () => ({
      ...tellEntry(path, place, entry, {
        size,
        files: isFolder ? node.files : 0,
        change: node.change?.change ?? null,
        sameContent: node.change?.sameContent ?? false,
        changesInside: node.children.size > 0,
      }),
      digest: content?.digest ?? null,
    }),
    *children() {
      for (const child of node.children.values()) {
        yield changedPath(image, view, child, below(path, child.name));
      }
    },
  };
}

/** A path of one of the two trees of a layer; null where there is none. */
export function findPath(
  image: AnalysedImage,
  { layer, path, view }: { layer: number; path: string; view: 'layer' | 'merged' },
): FoundPath | null {
  const at = image.view(layer);
  if (at === null) return null;
  if (view === 'merged') {
    const node = at.merged.find(path);
    return node && mergedPath(image, at, node, path);
  }
  const node = at.changed.find(path);
  return node && changedPath(image, at, node, path);
}
