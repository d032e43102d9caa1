import type { ImageFolder } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine, Outcome } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { indexTar } from './file-index.ts';
import type { FileIndex } from './file-index.ts';
import { fromEngine } from './inspect.ts';

/** What one reading of an image may take; what is beyond is told as `truncated`. */
const readingLimits = { paths: 300_000, characters: 50_000_000, bytes: 16 * 1024 ** 3 };
const readingLimitMs = 60_000;
/** Paths kept of all images together; the image that was asked for longest ago goes first. */
const keptPaths = 600_000;

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

/** Indexes by image id: an id names one file system for ever. Keeps what was asked for last. */
function createCache() {
  const indexes = new Map<string, FileIndex>();
  let paths = 0;
  return {
    get(id: string): FileIndex | undefined {
      const index = indexes.get(id);
      if (index === undefined) return undefined;
      indexes.delete(id);
      indexes.set(id, index);
      return index;
    },
    set(id: string, index: FileIndex): void {
      indexes.set(id, index);
      paths += index.size;
      for (const [oldest, { size }] of indexes) {
        if (paths <= keptPaths || oldest === id) break;
        indexes.delete(oldest);
        paths -= size;
      }
    },
  };
}

/**
 * Lists folders of local images. An image is read once for all who ask, one image after another. A
 * reading goes on when those who asked have gone, so that a large image is there for who asks again;
 * one that nobody waits for when its turn comes is not begun.
 */
export function createImageFolders(access: EngineAccess): ImageFolders {
  const cache = createCache();
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
    async list(ref, path, gone) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      const image = await engine.image(ref);
      if (!image.ok) return fromEngine(image.failure);
      const index = await indexOf(engine, image.value.id, gone);
      if (index === null) return fail('engine_unavailable', { detail: 'cancelled' });
      if (!index.ok) return fromEngine(index.failure);
      const folder = index.value.list(path);
      return folder === null ? fail('image_folder_not_found', { detail: path }) : ok(folder);
    },
    async close() {
      closing.abort();
      await last;
    },
  };
}
