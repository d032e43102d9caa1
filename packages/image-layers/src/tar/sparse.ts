import { Buffer } from 'node:buffer';
import { decodeText, numberField } from './bytes.ts';
import type { ContentSink } from './walk.ts';

/** Where the stored bytes of a sparse file belong; what is between them reads as zeros. */
export interface SparseMap {
  readonly pieces: readonly { readonly offset: number; readonly length: number }[];
}

type Piece = SparseMap['pieces'][number];

/** Pieces in order, not over each other, within the file, and as many bytes as are stored. */
export function isSoundMap({ pieces }: SparseMap, size: number, stored: number): boolean {
  let end = 0;
  let sum = 0;
  for (const { offset, length } of pieces) {
    if (!(offset >= end) || !(length >= 0)) return false;
    end = offset + length;
    sum += length;
  }
  return end <= size && sum === stored;
}

/** Up to `count` pairs of 12-byte numbers, as old GNU headers have them; an empty one ends the list. */
export function readOldPieces(block: Uint8Array, start: number, count: number): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = start + index * 24;
    if (block[at] === 0) break;
    pieces.push({ offset: numberField(block, at, 12), length: numberField(block, at + 12, 12) });
  }
  return pieces;
}

function pairs(numbers: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    pieces.push({ offset: numbers[index] ?? 0, length: numbers[index + 1] ?? 0 });
  }
  return pieces;
}

/** Formats 0.0 (a record for each number) and 0.1 (one list) of GNU's PAX keys. */
export function readPaxMap(records: readonly (readonly [string, string])[]): SparseMap | null {
  const list = records.findLast(([key]) => key === 'GNU.sparse.map')?.[1];
  if (list !== undefined) return { pieces: pairs(list.split(',').map(Number)) };
  const single = records.filter(
    ([key]) => key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes',
  );
  return single.length === 0 ? null : { pieces: pairs(single.map(([, value]) => Number(value))) };
}

/** A map that is never sound, for one that can't be read. */
const brokenMap: SparseMap = { pieces: [{ offset: -1, length: 0 }] };

/**
 * Format 1.0: the map is in front of the content, one decimal number a line, the first of them the
 * number of pairs. Give it block by block; it gives the map with the block that has the last line.
 */
export function leadingMapReader(): (block: Uint8Array) => SparseMap | null {
  const blocks: Uint8Array[] = [];
  let lines = 0;
  let needed: number | null = null;
  return (block) => {
    blocks.push(block.slice());
    for (const byte of block) if (byte === 0x0a) lines += 1;
    if (lines === 0) return null;
    if (needed === null) {
      const count = /^(\d{1,7})\n/.exec(decodeText(Buffer.concat(blocks)))?.[1];
      if (count === undefined) return brokenMap;
      needed = 1 + 2 * Number(count);
    }
    if (lines < needed) return null;
    const numbers = decodeText(Buffer.concat(blocks)).split('\n').slice(1, needed);
    const whole = numbers.every((line) => /^\d+$/.test(line));
    return whole ? { pieces: pairs(numbers.map(Number)) } : brokenMap;
  };
}

const zeros = new Uint8Array(65_536);

/** Gives `sink` the whole file, holes as zeros, from the stored bytes alone. */
export function expandSparse({ pieces }: SparseMap, size: number, sink: ContentSink): ContentSink {
  let at = 0;
  let index = 0;
  let inPiece = 0;
  const fillTo = (end: number): void => {
    while (at < end && sink.wants?.() !== false) {
      const length = Math.min(zeros.length, end - at);
      sink.data(zeros.subarray(0, length));
      at += length;
    }
  };
  return {
    ...(sink.wants ? { wants: sink.wants } : {}),
    data(bytes) {
      let from = 0;
      while (from < bytes.length) {
        const piece = pieces[index];
        if (piece === undefined) return;
        fillTo(piece.offset);
        const length = Math.min(piece.length - inPiece, bytes.length - from);
        if (length > 0) sink.data(bytes.subarray(from, from + length));
        at += length;
        from += length;
        inPiece += length;
        if (inPiece < piece.length) continue;
        index += 1;
        inPiece = 0;
      }
    },
    end() {
      fillTo(size);
      sink.end();
    },
  };
}
