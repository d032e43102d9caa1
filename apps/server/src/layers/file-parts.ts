import type { LayerFile } from '@stagecraft/contracts';
import type { EntryPlace, LayerEntry } from '@stagecraft/image-layers';
import type { Engine } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { AnalysedImage } from './analysed-image.ts';
import { readFromContainer } from './container-file.ts';
import { fileAt } from './content.ts';
import { createPartCache } from './part-cache.ts';
import type { FilePart } from './part-cache.ts';
import type { ByteRange } from './range.ts';
import { readFiles } from './reports/read-files.ts';
import type { WantedFile } from './reports/read-files.ts';

/** Read at once, as what follows is likely to be asked for next; in bytes. */
const aheadBytes = 4 * 2 ** 20;

export interface PartRequest {
  readonly layer: number;
  /** Without a leading slash. */
  readonly path: string;
  readonly view: 'layer' | 'merged';
  readonly offset: number;
  readonly length: number;
}

/** Some bytes of a file. Fails when the engine breaks off. */
export type ReadFilePart = (
  engine: Engine,
  image: AnalysedImage,
  request: PartRequest,
  signal: AbortSignal,
) => Promise<Result<LayerFile>>;

interface FoundFile {
  readonly path: string;
  readonly place: EntryPlace;
  readonly entry: LayerEntry;
}

const keyOf = (image: AnalysedImage, { layer, index }: EntryPlace): string =>
  `${image.layers[layer]?.diffId ?? ''} ${String(index)}`;

/** Whether the finished image has this file at its path. */
function isInImage(image: AnalysedImage, { path, place }: FoundFile): boolean {
  const node = image.view(image.layers.length - 1)?.merged.find(path);
  const file = node?.linked ?? node;
  return file?.layer === place.layer && file.index === place.index;
}

/** All files that layers have at a path: who looks at one of them may compare it with the others. */
function versionsOf(image: AnalysedImage, path: string): EntryPlace[] {
  return image.layers.flatMap(({ entries }, layer) => {
    const places: EntryPlace[] = [];
    for (let index = 0; index < entries.length; index += 1) {
      const entry = entries.at(index);
      if (entry.path === path && entry.kind === 'file') places.push({ layer, index });
    }
    return places;
  });
}

/** A part of a file from the image's archive, and the heads of its other versions with it; by `keyOf`. */
async function readArchived(
  engine: Engine,
  image: AnalysedImage,
  { path, place }: FoundFile,
  range: ByteRange,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, FilePart>>> {
  const wanted = new Map<string, WantedFile>();
  for (const other of versionsOf(image, path)) {
    wanted.set(keyOf(image, other), { ...other, limit: aheadBytes });
  }
  wanted.set(keyOf(image, place), { ...place, start: range.start, limit: range.length });
  const read = await readFiles(engine, image, wanted, signal);
  if (!read.ok) return read;
  const parts = [...read.value].map(
    ([key, bytes]) => [key, { start: wanted.get(key)?.start ?? 0, bytes }] as const,
  );
  return ok(new Map(parts));
}

/** Does work on one image after another piece of work on it. */
function createTurns() {
  const turns = new WeakMap<AnalysedImage, Promise<unknown>>();
  return <T>(image: AnalysedImage, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(image) ?? Promise.resolve()).then(work);
    turns.set(
      image,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/** Reads files' content for people who look at it, and keeps what was read last. */
export function createFileParts(): ReadFilePart {
  const cache = createPartCache();
  // One archive at a time of each image: who asks for another version of a file finds it read.
  const inTurn = createTurns();
  return async (engine, image, request, signal) => {
    const found = fileAt(image, request);
    if (!found.ok) return found;
    const file = { path: request.path, ...found.value };
    const key = keyOf(image, file.place);
    const { size } = file.entry;
    const start = Math.min(request.offset, size);
    const end = Math.min(start + request.length, size);
    const range = { start, length: Math.max(end - start, aheadBytes) };
    const kept = (): Uint8Array | null =>
      end === start ? new Uint8Array(0) : cache.get(key, start, end);

    if (kept() === null && isInImage(image, file)) {
      const bytes = await readFromContainer(engine, image.image.id, file, range, signal);
      if (bytes !== null) cache.set(key, { start, bytes });
    }
    if (kept() === null) {
      const read = await inTurn(image, async () => {
        if (kept() !== null || signal.aborted) return ok(undefined);
        const parts = await readArchived(engine, image, file, range, signal);
        if (!parts.ok) return parts;
        for (const [version, part] of parts.value) cache.set(version, part);
        return ok(undefined);
      });
      if (!read.ok) return read;
    }
    const bytes = kept();
    if (bytes === null) return fail('layers_not_analysed', { detail: request.path });
    const base64 = Buffer.from(bytes).toString('base64');
    return ok({ size, offset: request.offset, base64, complete: end >= size });
  };
}
