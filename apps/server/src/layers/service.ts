import type { ImageDetail, LayersMessage } from '@stagecraft/contracts';
import { efficiencyOf } from '@stagecraft/image-layers';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine } from '../engine/engine.ts';
import { fromEngine } from '../images/inspect.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { keptLayers } from './analyse.ts';
import type { AnalysisProgress, ImageLayers } from './analyse.ts';
import { createAnalysedImage } from './analysed-image.ts';
import type { AnalysedImage } from './analysed-image.ts';
import type { LayerStore } from './layer-store.ts';
import { createReadings } from './readings.ts';
import { summarise } from './summary.ts';

/** Entries of all analysed images in memory together; the one that was asked for longest ago goes first. */
const keptEntries = 1_000_000;

export interface ImageLayersService {
  /**
   * Reads an image's layers and tells how far it is; the last message is `analysed` or `failed`. One
   * image is read once for all who ask, and no longer when they have gone.
   *
   * @param ref id or name
   * @param gone aborted when this one does not wait any more; nothing is sent then
   */
  analyse(
    ref: string,
    send: (message: LayersMessage) => void,
    gone: AbortSignal,
  ): Promise<Result<void>>;
  /** An image that has been analysed; from disk, where it is in memory no more. @param ref id or name */
  analysis(ref: string): Promise<Result<AnalysedImage>>;
  /** Ends all readings. */
  close(): void;
}

function createMemory() {
  const images = new Map<string, AnalysedImage>();
  let entries = 0;
  const drop = (id: string): void => {
    entries -= images.get(id)?.size ?? 0;
    images.delete(id);
  };
  return {
    get(id: string): AnalysedImage | null {
      const found = images.get(id);
      if (found === undefined) return null;
      images.delete(id);
      images.set(id, found);
      return found;
    },
    set(id: string, image: AnalysedImage): void {
      drop(id);
      images.set(id, image);
      entries += image.size;
      for (const oldest of images.keys()) {
        if (entries <= keptEntries || oldest === id) break;
        drop(oldest);
      }
    },
  };
}

/** Layers of images: read, kept, and told of. */
export function createImageLayers(access: EngineAccess, store: LayerStore): ImageLayersService {
  const memory = createMemory();
  const remember = (found: ImageLayers): AnalysedImage => {
    const efficiency = efficiencyOf(found.layers);
    const analysed = createAnalysedImage(found, summarise(found, efficiency), efficiency);
    memory.set(found.image.id, analysed);
    return analysed;
  };
  const readings = createReadings(store, remember);

  async function find(ref: string): Promise<Result<{ engine: Engine; image: ImageDetail }>> {
    const engine = access.engine();
    if (engine === null) return fail('engine_unavailable');
    const image = await engine.image(ref);
    return image.ok ? ok({ engine, image: image.value }) : fromEngine(image.failure);
  }

  return {
    async analyse(ref, send, gone) {
      const found = await find(ref);
      if (!found.ok) return found;
      const { engine, image } = found.value;
      const known = memory.get(image.id);
      if (known) {
        send({ kind: 'analysed', summary: known.summary });
        return ok(undefined);
      }
      const tell = (progress: AnalysisProgress): void =>
        send({
          kind: 'progress',
          totalBytes: image.size,
          layers: image.layers.length,
          ...progress,
        });
      tell({ bytes: 0, layersDone: 0 });
      const outcome = await readings.follow(engine, image, tell, gone);
      if (outcome?.ok) send({ kind: 'analysed', summary: outcome.value.summary });
      else if (outcome) send({ kind: 'failed', ...outcome.failure });
      return ok(undefined);
    },
    async analysis(ref) {
      const known = memory.get(ref);
      if (known) return ok(known);
      const found = await find(ref);
      if (!found.ok) return found;
      const { image } = found.value;
      const byId = memory.get(image.id);
      if (byId) return ok(byId);
      const layers = await keptLayers(store, image);
      if (layers === null) return fail('layers_not_analysed');
      return ok(remember({ image, layers, known: layers.length, files: new Map() }));
    },
    close: readings.close,
  };
}
