import type { ImageFolder } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine, Outcome } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { indexTar } from './file-index.ts';
import type { FileIndex } from './file-index.ts';
import { createIndexCache } from './index-cache.ts';
import { fromEngine } from './inspect.ts';

/** What one reading of an image may take; what is beyond is told as `truncated`. */
const readingLimits = { paths: 300_000, characters: 50_000_000, bytes: 16 * 1024 ** 3 };
const readingLimitMs = 60_000;
/** The file systems of local images. */
export interface ImageFolders {
  /**
   * Entries of a folder of an image.
   *
   * @param ref id or name
   * @param path absolute in the image
   * @param gone aborted when nobody waits for the answer any more
   */
  list(ref: string, path: string, gone: AbortSignal): Promise<Result<ImageFolder>>;
  /**
   * Reads the files of an image, so that its folders are listed from then on under its id, also when the
   * engine has it no more.
   */
  read(id: string): Promise<Result<void>>;
  /** Ends all readings; resolves when nothing of them is left at the engine. */
  close(): Promise<void>;
}

/** A reading under way, and how many wait for it. */
interface Reading {
  readonly outcome: Promise<Outcome<FileIndex>>;
  waiting: number;
}

const unwanted: Outcome<never> = {
  ok: false,
  failure: { kind: 'timeout', detail: 'nobody waited for it any more' },
};

/** Settles when the work does, or with null as soon as `gone` aborts. */
function orGone<T>(work: Promise<T>, gone: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const leave = (): void => resolve(null);
    gone.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => gone.removeEventListener('abort', leave));
  });
}

/** Reads images one after another, each once for all who wait for it. */
function createReadings(cache: ReturnType<typeof createIndexCache>) {
  const readings = new Map<string, Reading>();
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  async function read(engine: Engine, id: string): Promise<Outcome<FileIndex>> {
    const overdue = AbortSignal.timeout(readingLimitMs);
    // The index says "not complete" at the limit; an engine that gives no byte by then is given up on.
    const late = AbortSignal.timeout(readingLimitMs + 5_000);
    const limits = { ...readingLimits, stopped: () => overdue.aborted };
    const signal = AbortSignal.any([closing.signal, late]);
    const outcome = await engine.readFiles(id, (tar) => indexTar(tar, limits), signal);
    if (outcome.ok) cache.set(id, outcome.value);
    return outcome;
  }

  function start(engine: Engine, id: string): Reading {
    const reading: Reading = {
      outcome: last.then(() => (reading.waiting > 0 ? read(engine, id) : unwanted)),
      waiting: 0,
    };
    const end = (): unknown => readings.delete(id);
    last = reading.outcome.then(end, end);
    readings.set(id, reading);
    return reading;
  }

  async function indexOf(
    engine: Engine,
    id: string,
    gone: AbortSignal,
  ): Promise<Outcome<FileIndex> | null> {
    const known = cache.get(id);
    if (known !== undefined) return { ok: true, value: known };
    if (gone.aborted) return null;
    const reading = readings.get(id) ?? start(engine, id);
    reading.waiting += 1;
    const outcome = await orGone(reading.outcome, gone);
    reading.waiting -= 1;
    return outcome;
  }

  return {
    indexOf,
    async close() {
      closing.abort();
      await last;
    },
  };
}

/**
 * Lists folders of local images. An image is read once for all who ask, one image after another. A
 * reading goes on when those who asked have gone, so that a large image is there for who asks again;
 * one that nobody waits for when its turn comes is not begun.
 */
export function createImageFolders(access: EngineAccess): ImageFolders {
  const cache = createIndexCache();
  const readings = createReadings(cache);

  async function find(ref: string, gone: AbortSignal): Promise<Result<FileIndex>> {
    // An id names the same files for ever.
    const known = cache.get(ref);
    if (known !== undefined) return ok(known);
    const engine = access.engine();
    if (engine === null) return fail('engine_unavailable');
    const image = await engine.image(ref);
    if (!image.ok) return fromEngine(image.failure);
    const index = await readings.indexOf(engine, image.value.id, gone);
    if (index === null) return fail('engine_unavailable', { detail: 'cancelled' });
    return index.ok ? ok(index.value) : fromEngine(index.failure);
  }

  return {
    async list(ref, path, gone) {
      const index = await find(ref, gone);
      if (!index.ok) return index;
      const folder = index.value.list(path);
      return folder === null ? fail('image_folder_not_found', { detail: path }) : ok(folder);
    },
    async read(id) {
      const index = await find(id, new AbortController().signal);
      return index.ok ? ok(undefined) : index;
    },
    close: readings.close,
  };
}
