import type { ImageDetail } from '@stagecraft/contracts';
import type { Engine } from '../engine/engine.ts';
import { analyseImage } from './analyse.ts';
import type { AnalysisFailure, AnalysisProgress, ImageLayers } from './analyse.ts';
import type { AnalysedImage } from './analysed-image.ts';
import type { LayerStore } from './layer-store.ts';

type ReadingOutcome =
  | { readonly ok: true; readonly value: AnalysedImage }
  | { readonly ok: false; readonly failure: AnalysisFailure };

/** A reading under way, and who is told of it. */
interface Reading {
  readonly outcome: Promise<ReadingOutcome>;
  readonly listeners: Set<(progress: AnalysisProgress) => void>;
  readonly stop: AbortController;
}

/** Reads each image once for all who ask at the same time. */
export interface Readings {
  /** Null when `gone` aborts first. A reading that nobody waits for any more ends. */
  follow(
    engine: Engine,
    image: ImageDetail,
    listen: (progress: AnalysisProgress) => void,
    gone: AbortSignal,
  ): Promise<ReadingOutcome | null>;
  close(): void;
}

/** @param remember makes of a result what is kept */
export function createReadings(
  store: LayerStore,
  remember: (layers: ImageLayers) => AnalysedImage,
): Readings {
  const readings = new Map<string, Reading>();

  function start(engine: Engine, image: ImageDetail): Reading {
    const listeners: Reading['listeners'] = new Set();
    const stop = new AbortController();
    const report = (progress: AnalysisProgress): void => {
      for (const listener of listeners) listener(progress);
    };
    const outcome = analyseImage(engine, image, store, report, stop.signal).then(
      (result): ReadingOutcome =>
        result.ok ? { ok: true, value: remember(result.value) } : result,
    );
    const reading = { outcome, listeners, stop };
    readings.set(image.id, reading);
    const end = (): unknown => readings.get(image.id) === reading && readings.delete(image.id);
    outcome.then(end, end);
    return reading;
  }

  return {
    async follow(engine, image, listen, gone) {
      if (gone.aborted) return null;
      const reading = readings.get(image.id) ?? start(engine, image);
      const leave = (): void => {
        reading.listeners.delete(listen);
        if (reading.listeners.size > 0) return;
        // Who asks while it ends begins anew.
        readings.delete(image.id);
        reading.stop.abort();
      };
      reading.listeners.add(listen);
      gone.addEventListener('abort', leave, { once: true });
      const outcome = await reading.outcome;
      gone.removeEventListener('abort', leave);
      return gone.aborted ? null : outcome;
    },
    close() {
      for (const { stop } of readings.values()) stop.abort();
    },
  };
}
