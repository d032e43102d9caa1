import { compareConfigs } from '@stagecraft/build-trace';
import type { ImageDetail, ValueChange } from '@stagecraft/contracts';

/** A place in the two stacks of layers; null where a stack has none there. */
export interface LayerPair {
  /** Diff ids. */
  readonly classic: string | null;
  readonly buildkit: string | null;
  readonly same: boolean;
}

export interface ComparedImages {
  /** Base first. */
  readonly layers: readonly LayerPair[];
  /** `before` is the classic builder's. */
  readonly config: readonly ValueChange[];
}

/** What two images have in common, layer by layer and in what they tell a container. */
export function compareImages(classic: ImageDetail, buildkit: ImageDetail): ComparedImages {
  const length = Math.max(classic.layers.length, buildkit.layers.length);
  const layers = Array.from({ length }, (_, index): LayerPair => {
    const pair = {
      classic: classic.layers[index] ?? null,
      buildkit: buildkit.layers[index] ?? null,
    };
    return { ...pair, same: pair.classic === pair.buildkit };
  });
  return { layers, config: compareConfigs(classic.config, buildkit.config) };
}
