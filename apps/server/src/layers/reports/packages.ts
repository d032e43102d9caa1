import type { ImagePackages } from '@stagecraft/contracts';
import { entryAt, listPackages, mergeLayers } from '@stagecraft/image-layers';
import type { PackageInventory } from '@stagecraft/image-layers';
import type { Engine } from '../../engine/engine.ts';
import { ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import type { AnalysedImage } from '../analysed-image.ts';
import { readFiles, type WantedFile } from './read-files.ts';

/** The largest database that is read, in bytes. */
const databaseBytes = 192 * 2 ** 20;

/** An image never changes, so what it has installed is read once. */
const inventories = new WeakMap<AnalysedImage, PackageInventory>();

async function readInventory(
  engine: Engine,
  image: AnalysedImage,
  signal: AbortSignal,
): Promise<Result<PackageInventory>> {
  const tree = mergeLayers(image.layers);
  let failed: Result<never> | null = null;
  const inventory = await listPackages(image.layers, tree, async (paths) => {
    const places = new Map<string, WantedFile>();
    for (const path of paths) {
      const node = tree.find(path);
      const file = node?.linked ?? node;
      if (!file || entryAt(image.layers, file)?.kind !== 'file') continue;
      places.set(path, { layer: file.layer, index: file.index, limit: databaseBytes });
    }
    const read = await readFiles(engine, image, places, signal);
    if (read.ok) return read.value;
    failed = read;
    return new Map();
  });
  return failed ?? ok(inventory);
}

/** What an image's package managers have installed. */
export async function packagesOf(
  engine: Engine,
  image: AnalysedImage,
  signal: AbortSignal,
): Promise<Result<PackageInventory>> {
  const known = inventories.get(image);
  if (known !== undefined) return ok(known);
  const read = await readInventory(engine, image, signal);
  if (read.ok) inventories.set(image, read.value);
  return read;
}

/** The same without the names of the files, of which there are many. */
export function toldPackages({ packages, ...databases }: PackageInventory): ImagePackages {
  return {
    packages: packages.map(({ files, ...one }) => ({ ...one, files: files.length })),
    databases: [...databases.databases],
    unreadable: [...databases.unreadable],
  };
}
