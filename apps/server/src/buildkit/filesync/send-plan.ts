import type { OpenContent } from '../context/content.ts';
import type { ContextFile } from '../context/entry.ts';

/**
 * Bytes of one packet, as BuildKit's own clients send it. The engine takes a packet while it still
 * hashes and writes the ones before it, of this file and of others.
 */
const pieceBytes = 32 * 1024;
/** Bytes of files that are read and written at a time, and packets that they may be in. */
export const blockDataBytes = 256 * 1024;
export const blockPieces = 64;
/** Files that are sent by turns: the engine hashes each by itself. */
const sideBySide = 4;

/** A file that is to be sent. */
export interface SentFile {
  readonly id: number;
  readonly entry: ContextFile;
  /** Bytes that are planned. */
  planned: number;
  content: OpenContent | null;
}

/** Some bytes of a file, which may be none. */
export interface Piece {
  readonly file: SentFile;
  readonly from: number;
  readonly length: number;
  /** Whether the file ends with it. */
  readonly isLast: boolean;
}

/** In which order files are sent. */
export interface SendPlan {
  add(id: number, entry: ContextFile): void;
  /** True while files wait that were not begun. */
  readonly isWaiting: boolean;
  /** Files that were begun and not planned to their end. */
  readonly begun: readonly SentFile[];
  /** What the next block is made of: some files by turns, others in the place of those that end. */
  takeBlock(): readonly Piece[];
}

export function createSendPlan(): SendPlan {
  let waiting: SentFile[] = [];
  let taken = 0;
  const begun: SentFile[] = [];

  function takeWaiting(): SentFile | undefined {
    const file = waiting[taken];
    taken += 1;
    if (taken < waiting.length) return file;
    waiting = [];
    taken = 0;
    return file;
  }

  function cut(file: SentFile): Piece {
    const from = file.planned;
    const length = Math.min(pieceBytes, file.entry.size - from);
    file.planned += length;
    const isLast = file.planned === file.entry.size;
    if (!isLast) begun.push(file);
    return { file, from, length, isLast };
  }

  return {
    begun,
    add: (id, entry) => void waiting.push({ id, entry, planned: 0, content: null }),
    get isWaiting() {
      return waiting.length > 0;
    },
    takeBlock() {
      const pieces: Piece[] = [];
      for (let size = 0; size <= blockDataBytes - pieceBytes && pieces.length < blockPieces;) {
        const fresh = begun.length < sideBySide ? takeWaiting() : undefined;
        const file = fresh ?? begun.shift();
        if (file === undefined) break;
        const piece = cut(file);
        size += piece.length;
        pieces.push(piece);
      }
      return pieces;
    },
  };
}
