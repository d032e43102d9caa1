import { createHash } from 'node:crypto';
import type { LayerEntry } from '@stagecraft/image-layers';
import { createTarWalker, expandSparse } from '@stagecraft/image-layers/reader';
import type { TarHeader } from '@stagecraft/image-layers/reader';
import type { Engine } from '../engine/engine.ts';
import { rangeSink } from './range.ts';
import type { ByteRange } from './range.ts';

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Whether a file of a container looks like the layer's: archives may cut times to seconds. */
const isLike = (entry: LayerEntry, { modifiedAt }: TarHeader): boolean =>
  seconds(modifiedAt) === seconds(entry.modifiedAt);

/** Content of the file that an archive of one file holds; null when it is not `entry`'s. */
async function partOf(
  tar: AsyncIterable<Uint8Array>,
  entry: LayerEntry,
  range: ByteRange,
): Promise<Uint8Array | null> {
  const isWhole = range.start === 0 && range.length >= entry.size;
  const digest = isWhole ? entry.digest : null;
  const pieces: Uint8Array[] = [];
  let missing = Math.min(range.length, entry.size - range.start);
  const sink = rangeSink(range, (piece) => {
    pieces.push(piece.slice());
    missing -= piece.length;
  });
  const walker = createTarWalker((header) => {
    if (header.kind !== 'file' || header.size !== entry.size) return 'stop';
    if (digest === null && !isLike(entry, header)) return 'stop';
    return header.sparse === null ? sink : expandSparse(header.sparse, header.size, sink);
  });
  for await (const chunk of tar) {
    walker.push(chunk);
    if (missing <= 0 || walker.state !== 'reading') break;
  }
  if (missing > 0) return null;
  const bytes = Buffer.concat(pieces);
  if (digest === null) return bytes;
  return createHash('sha256').update(bytes).digest('hex') === digest ? bytes : null;
}

/**
 * A part of a file that the finished image has, from a container of it that never runs: the engine gives
 * one file at once, while the image's archive takes it seconds for each gigabyte. Engines lay files of
 * their own over some paths, so what comes is compared with what the layers say.
 *
 * @param path without a leading slash
 * @returns null when it cannot be had this way
 */
export async function readFromContainer(
  engine: Engine,
  image: string,
  { path, entry }: { readonly path: string; readonly entry: LayerEntry },
  range: ByteRange,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const read = await engine.readFiles(
    image,
    (tar) => partOf(tar, entry, range),
    signal,
    `/${path}`,
  );
  return read.ok ? read.value : null;
}
