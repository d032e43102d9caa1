import type { PathBlame } from '@stagecraft/contracts';
import { blamePath, mergeLayers, ownerOf } from '@stagecraft/image-layers';
import type { Engine } from '../../engine/engine.ts';
import type { AnalysedImage } from '../analysed-image.ts';
import { packagesOf } from './packages.ts';

/** Who put a path into an image. @param path without a leading slash */
export async function blame(
  engine: Engine | null,
  image: AnalysedImage,
  path: string,
  signal: AbortSignal,
): Promise<PathBlame> {
  const { layers } = image;
  const touches = blamePath(layers, path).map(({ layer, kind, entry }) => ({
    ...{ layer, kind },
    entry: entry && {
      kind: entry.kind,
      size: entry.size,
      mode: entry.mode,
      uid: entry.uid,
      gid: entry.gid,
      linkTarget: entry.linkTarget,
    },
  }));
  // Where the databases cannot be read now, the owner is not known; the layers are.
  const inventory = engine === null ? null : await packagesOf(engine, image, signal);
  const packages = inventory?.ok === true ? inventory.value.packages : [];
  const owner = packages.length === 0 ? null : ownerOf(layers, mergeLayers(layers), packages, path);
  return {
    touches,
    owner: owner && { manager: owner.manager, name: owner.name, version: owner.version },
  };
}
