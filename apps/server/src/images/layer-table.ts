import type { HistoryEntry } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { askEngine } from './inventory.ts';

/** What never changes of an image. */
export interface ImageLayers {
  readonly id: string;
  /** Diff ids, base first. */
  readonly layers: readonly string[];
  /** Bytes of each layer; null where the history does not tell which entry made which layer. */
  readonly sizes: readonly (number | null)[];
  /** When and by what each entry was made, oldest first. */
  readonly history: readonly string[];
}

/** Questions that an engine is asked at once. */
const atOnce = 8;
/** Images whose layers are kept in memory. */
const keptImages = 5000;

/** Instructions that make no layer, whatever they do. */
const withoutLayer =
  /^(?:\/bin\/sh -c #\(nop\)\s+)?(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME)\b/;

/**
 * Bytes of each layer, from the history. Entries that make no layer are told by their size and by their
 * instruction; where what is left is not as many as the layers, only that all of them are in the sum is
 * known.
 *
 * @param history oldest first
 */
export function sizesOfLayers(
  count: number,
  history: readonly HistoryEntry[],
): readonly (number | null)[] {
  const filled = history.filter(({ size }) => size !== 0);
  const made = history.filter(({ size, createdBy }) => size !== 0 || !withoutLayer.test(createdBy));
  const fits = [filled, made].find((entries) => entries.length === count);
  return fits ? fits.map(({ size }) => size) : Array<null>(count).fill(null);
}

/** Layers of images by id, which name the same ones for ever. */
export function createLayerTable(access: EngineAccess) {
  const known = new Map<string, ImageLayers>();

  async function read(id: string): Promise<Result<ImageLayers>> {
    const kept = known.get(id);
    if (kept !== undefined) return ok(kept);
    const image = await askEngine(access, (engine) => engine.image(id));
    if (!image.ok) return image;
    const { layers, history } = image.value;
    const found = {
      id,
      layers,
      sizes: sizesOfLayers(layers.length, history),
      history: history.map(({ createdAt, createdBy }) => `${createdAt} ${createdBy}`),
    };
    if (known.size >= keptImages) known.delete(known.keys().next().value ?? '');
    known.set(id, found);
    return ok(found);
  }

  return {
    read,
    /** Of all that are still there; one that went meanwhile is left out. */
    async readAll(ids: readonly string[], gone: AbortSignal): Promise<ImageLayers[]> {
      const found: ImageLayers[] = [];
      let next = 0;
      const work = async (): Promise<void> => {
        for (let id = ids[next++]; id !== undefined && !gone.aborted; id = ids[next++]) {
          const layers = await read(id);
          if (layers.ok) found.push(layers.value);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return found;
    },
  };
}

export type LayerTable = ReturnType<typeof createLayerTable>;
