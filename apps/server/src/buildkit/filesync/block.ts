import { openContent } from '../context/content.ts';
import { frameBytes, putDataHeader, putFileEnd } from './data-frames.ts';
import { blockDataBytes, blockPieces, type Piece, type SentFile } from './send-plan.ts';

/** Room for one block: the packets that are read and written at a time. */
export const blockBytes = blockDataBytes + blockPieces * frameBytes;

/** What is read of one file for a block. */
interface Reading {
  readonly from: number;
  isLast: boolean;
  readonly places: Uint8Array[];
}

/** Closes a file that is open; for any other, nothing happens. */
export function closeFile(file: SentFile): void {
  file.content?.close();
  file.content = null;
}

/** Reads bytes of one file, which is closed with the last one and when it cannot be read. */
async function readPlaces(file: SentFile, { from, isLast, places }: Reading): Promise<void> {
  try {
    file.content ??= await openContent(file.entry);
    if (places.length > 0) await file.content.fill(places, from);
    if (isLast) closeFile(file);
  } catch (error) {
    closeFile(file);
    throw error;
  }
}

/**
 * Writes packets of the pieces into `target`, reading the files side by side; gives what of it is
 * filled. Throws ContextError when a file cannot be read.
 */
export async function fillBlock(target: Buffer, pieces: readonly Piece[]): Promise<Buffer> {
  const readings = new Map<SentFile, Reading>();
  let at = 0;
  for (const { file, from, length, isLast } of pieces) {
    const reading = readings.get(file) ?? { from, isLast, places: [] };
    readings.set(file, reading);
    reading.isLast = isLast;
    if (length > 0) {
      const start = putDataHeader(target, at, file.id, length);
      at = start + length;
      reading.places.push(target.subarray(start, at));
    }
    if (isLast) at = putFileEnd(target, at, file.id);
  }
  const reads = [...readings].map(([file, reading]) => readPlaces(file, reading));
  // All have ended before one of them is told to have failed: no file is closed under a read.
  const failed = (await Promise.allSettled(reads)).find((read) => read.status === 'rejected');
  if (failed) throw failed.reason;
  return target.subarray(0, at);
}
