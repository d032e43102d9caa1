import type { HistoryEntry } from '@stagecraft/contracts';
import * as z from 'zod';
import type { EngineAccess } from '../engine/access.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { askEngine } from './inventory.ts';

/** The layers that an image is made of. */
export interface LayerIds {
  readonly id: string;
  /** Diff ids, base first. */
  readonly layers: readonly string[];
}

/** What never changes of an image. */
export interface ImageLayers extends LayerIds {
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

/** Keeps it, in place of what was kept for longest when there is no room. */
function keep<T>(kept: Map<string, T>, id: string, value: T): void {
  if (kept.size >= keptImages) kept.delete(kept.keys().next().value ?? '');
  kept.set(id, value);
}

const RawLayers = z.object({ RootFS: z.object({ Layers: z.array(z.string()).nullish() }) });

/** Asks for each, some at once; what is gone meanwhile or not wanted any more is left out. */
async function askAll<T>(
  ids: readonly string[],
  ask: (id: string) => Promise<Result<T>>,
  gone: AbortSignal,
): Promise<T[]> {
  const found: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let id = ids[next++]; id !== undefined && !gone.aborted; id = ids[next++]) {
      const answer = await ask(id);
      if (answer.ok) found.push(answer.value);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

/** Layers of images by id, which name the same ones for ever. */
export function createLayerTable(access: EngineAccess) {
  const known = new Map<string, ImageLayers>();
  const knownIds = new Map<string, LayerIds>();

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
    keep(known, id, found);
    return ok(found);
  }

  /** Without the history, which engines take long to give. */
  async function readIds(id: string): Promise<Result<LayerIds>> {
    const kept = known.get(id) ?? knownIds.get(id);
    if (kept !== undefined) return ok(kept);
    const raw = await askEngine(access, (engine) => engine.rawImage(id));
    if (!raw.ok) return raw;
    const parsed = RawLayers.safeParse(raw.value);
    const found = { id, layers: parsed.success ? (parsed.data.RootFS.Layers ?? []) : [] };
    keep(knownIds, id, found);
    return ok(found);
  }

  return {
    read,
    readAll: (ids: readonly string[], gone: AbortSignal) => askAll(ids, read, gone),
    readAllIds: (ids: readonly string[], gone: AbortSignal) => askAll(ids, readIds, gone),
  };
}

export type LayerTable = ReturnType<typeof createLayerTable>;
