import type { ImageBases } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { EngineImage } from '../engine/image-engine.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { askEngine } from './inventory.ts';
import type { ImageLayers, LayerTable } from './layer-table.ts';

const beginsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.length <= long.length && short.every((part, i) => part === long[i]);

/**
 * Images that `image` may have been made from: those whose layers it begins with, and at least one
 * instruction more than they have. The one with the most layers, then the most entries, comes first.
 */
export function basesOf(
  image: ImageLayers,
  others: readonly ImageLayers[],
  names: ReadonlyMap<string, EngineImage>,
): ImageBases['bases'] {
  const bases = others.flatMap((other) => {
    const tags = names.get(other.id)?.tags ?? [];
    const own = other.id === image.id || tags.length === 0 || other.layers.length === 0;
    if (own || !beginsWith(image.layers, other.layers)) return [];
    const sameHistory = beginsWith(image.history, other.history);
    const sameLength = other.history.length === image.history.length;
    if (sameHistory && sameLength) return [];
    if (!sameHistory && other.layers.length === image.layers.length) return [];
    const entries = sameHistory ? other.history.length : null;
    return [{ id: other.id, tags: [...tags], layers: other.layers.length, entries }];
  });
  return bases.toSorted((a, b) => b.layers - a.layers || (b.entries ?? 0) - (a.entries ?? 0));
}

/** Local images that an image begins with. */
export async function findBases(
  access: EngineAccess,
  table: LayerTable,
  ref: string,
  gone: AbortSignal,
): Promise<Result<ImageBases>> {
  const found = await askEngine(access, (engine) => engine.image(ref));
  if (!found.ok) return found;
  const image = await table.read(found.value.id);
  if (!image.ok) return image;
  const images = await askEngine(access, (engine) => engine.imageTable(false));
  if (!images.ok) return images;
  const named = images.value.filter(({ tags }) => tags.length > 0);
  const others = await table.readAll(
    named.map(({ id }) => id),
    gone,
  );
  return ok({ bases: basesOf(image.value, others, new Map(named.map((one) => [one.id, one]))) });
}
