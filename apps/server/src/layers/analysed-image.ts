import type { ImageDetail, LayersSummary } from '@stagecraft/contracts';
import { applyWithChanges, growTree, sumFolders } from '@stagecraft/image-layers';
import type {
  Efficiency,
  FolderSum,
  LayerChange,
  LayerContents,
  MergedNode,
  MergedTree,
} from '@stagecraft/image-layers';
import type { ImageLayers } from './analyse.ts';
import { layerTree } from './layer-tree.ts';
import type { LayerTree } from './layer-tree.ts';

/** An image at one of its layers. */
export interface LayerView {
  /** All that is there with the layers up to this one. */
  readonly merged: MergedTree;
  /** What the layer does, by path. */
  readonly changes: ReadonlyMap<string, LayerChange>;
  /** The same as a tree, with the folders on the way. */
  readonly changed: LayerTree;
  /** Of the folders of `merged`. */
  readonly sums: ReadonlyMap<MergedNode, FolderSum>;
}

/** An image whose layers are known, in memory. */
export interface AnalysedImage {
  readonly image: ImageDetail;
  /** Base first. */
  readonly layers: readonly LayerContents[];
  readonly summary: LayersSummary;
  /** With the paths that waste most, of which the summary has only the sums. */
  readonly efficiency: Efficiency;
  /** Which file of the image's archive is which layer: path → diff id. Empty until it is known. */
  files: ReadonlyMap<string, string>;
  /** Null for a layer that is not there. The last few are kept. */
  view(layer: number): LayerView | null;
  /** Entries of all layers: what it takes in memory goes by them. */
  readonly size: number;
}

/** Views that are kept of one image. */
const keptViews = 2;

function makeView(layers: readonly LayerContents[], layer: number): LayerView {
  const merged = growTree();
  for (const contents of layers.slice(0, layer)) merged.apply(contents);
  const changes = applyWithChanges(merged, layers, layer);
  const changed = layerTree(layers, changes);
  return { merged, changes, changed, sums: sumFolders(layers, merged.root) };
}

export function createAnalysedImage(
  { image, layers, files }: ImageLayers,
  summary: LayersSummary,
  efficiency: Efficiency,
): AnalysedImage {
  const views = new Map<number, LayerView>();
  return {
    image,
    layers,
    summary,
    efficiency,
    files,
    size: layers.reduce((sum, { entries }) => sum + entries.length, 0),
    view(layer) {
      if (layers[layer] === undefined) return null;
      const view = views.get(layer) ?? makeView(layers, layer);
      views.delete(layer);
      views.set(layer, view);
      for (const oldest of views.keys()) if (views.size > keptViews) views.delete(oldest);
      return view;
    },
  };
}
