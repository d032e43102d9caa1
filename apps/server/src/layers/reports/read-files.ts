import type { EntryPlace } from '@stagecraft/image-layers';
import type { ContentSink } from '@stagecraft/image-layers/reader';
import type { Engine } from '../../engine/engine.ts';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import type { AnalysedImage } from '../analysed-image.ts';
import { readContent } from '../content.ts';
import { rangeSink } from '../range.ts';

/** Bytes of all files that are read at once; those beyond are left out. */
const mostBytes = 256 * 2 ** 20;

/** A file's entry, and how much of it is wanted, in bytes, from its beginning or from `start` on. */
export interface WantedFile extends EntryPlace {
  readonly limit: number;
  readonly start?: number;
}

/** Takes a part of a file into memory; tells whether all of it came. */
function collect({ limit, start = 0 }: WantedFile) {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const range = rangeSink({ start, length: limit }, (piece) => {
    // Copied: what a sink is given holds during the call only.
    pieces.push(piece.slice());
    length += piece.length;
  });
  const end = (): void => {
    ended = true;
  };
  const content = (): Uint8Array | null =>
    ended || length >= limit ? Buffer.concat(pieces) : null;
  return { sink: { ...range, end }, content };
}

/** Which of the files fit into memory together, in their order. */
function affordable<K>(files: ReadonlyMap<K, WantedFile>, image: AnalysedImage): [K, WantedFile][] {
  let bytes = 0;
  return [...files].filter(([, { layer, index, limit }]) => {
    const contents = image.layers[layer];
    const size = contents === undefined ? 0 : Math.min(contents.entries.at(index).size, limit);
    if (bytes + size > mostBytes) return false;
    bytes += size;
    return true;
  });
}

/**
 * Reads several files of an image in one pass over its archive.
 *
 * @param files places of file entries (not of links) by any key
 * @returns what could be read, by key; files without content are empty
 */
export async function readFiles<K>(
  engine: Engine,
  image: AnalysedImage,
  files: ReadonlyMap<K, WantedFile>,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<K, Uint8Array>>> {
  const found = new Map<K, Uint8Array>();
  const reading: [K, () => Uint8Array | null][] = [];
  const wanted = new Map<string, Map<number, () => ContentSink>>();
  for (const [key, file] of affordable(files, image)) {
    const { layer, index } = file;
    const contents = image.layers[layer];
    if (contents === undefined) continue;
    if (contents.entries.at(index).size === 0) {
      found.set(key, new Uint8Array());
      continue;
    }
    const { sink, content } = collect(file);
    reading.push([key, content]);
    const inLayer = wanted.get(contents.diffId) ?? new Map<number, () => ContentSink>();
    wanted.set(
      contents.diffId,
      inLayer.set(index, () => sink),
    );
  }
  if (reading.length === 0) return ok(found);
  const read = await readContent(engine, image, wanted, () => [], signal);
  if (!read.ok) return read;
  try {
    for await (const piece of read.value) void piece;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail('engine_refused', { detail });
  }
  for (const [key, content] of reading) {
    const bytes = content();
    if (bytes !== null) found.set(key, bytes);
  }
  return ok(found);
}
