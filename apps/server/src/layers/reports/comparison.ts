import { compareConfigs, diffLines } from '@stagecraft/build-trace';
import type { ImageComparison, ImageDetail, ImageFileChange } from '@stagecraft/contracts';
import { compareFiles, comparePackages } from '@stagecraft/image-layers';
import type { FileDifference, LayerEntry, PackageInventory } from '@stagecraft/image-layers';
import type { Engine } from '../../engine/engine.ts';
import { ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import type { AnalysedImage } from '../analysed-image.ts';
import { packagesOf } from './packages.ts';

const mostFiles = 5000;

function toldImage(image: ImageDetail): ImageComparison['before'] {
  const { id, tags, size, createdAt, os, architecture, variant } = image;
  const platform = [os, architecture, variant].filter(Boolean).join('/');
  return { id, tags: [...tags], size, platform, createdAt };
}

function toldEntry(entry: LayerEntry | null): ImageFileChange['before'] {
  if (entry === null) return null;
  const { kind, size, mode, uid, gid } = entry;
  return { kind, size, mode, uid, gid };
}

/** A file that two images differ in, without what only layers know. */
export const toldFile = ({ path, change, before, after }: FileDifference): ImageFileChange => ({
  ...{ path, change },
  before: toldEntry(before),
  after: toldEntry(after),
});

function pairLayers(
  before: readonly string[],
  after: readonly string[],
): ImageComparison['layers'] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    before: before[index] ?? null,
    after: after[index] ?? null,
  }));
}

/** Instructions on one line each, as a comparison by lines needs. */
function historyText({ history }: ImageDetail): string {
  return history.map(({ createdBy }) => createdBy.replaceAll(/\s*\n\s*/g, ' ')).join('\n');
}

const nothing: PackageInventory = { packages: [], databases: [], unreadable: [] };

/** What two images differ in. */
export async function compareImages(
  engine: Engine,
  before: AnalysedImage,
  after: AnalysedImage,
  signal: AbortSignal,
): Promise<Result<ImageComparison>> {
  const same = before.image.id === after.image.id;
  const old = same ? ok(nothing) : await packagesOf(engine, before, signal);
  if (!old.ok) return old;
  const now = same ? ok(nothing) : await packagesOf(engine, after, signal);
  if (!now.ok) return now;
  const { files, totals } = compareFiles(before.layers, after.layers);
  return ok({
    before: toldImage(before.image),
    after: toldImage(after.image),
    totals,
    files: files.slice(0, mostFiles).map(toldFile),
    fileCount: files.length,
    layers: pairLayers(before.image.layers, after.image.layers),
    packages: [...comparePackages(old.value.packages, now.value.packages)],
    unreadable: [...new Set([...old.value.unreadable, ...now.value.unreadable])],
    config: [...compareConfigs(before.image.config, after.image.config)],
    history: [...diffLines(historyText(before.image), historyText(after.image))],
  });
}
