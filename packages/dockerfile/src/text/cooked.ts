import type { Span } from '../types.ts';
import { floorIndex } from './lines.ts';

/**
 * An instruction's text as BuildKit reads it: continuations joined, comments and empty lines within
 * taken out. Piece `i` begins at `at[i]` of `text` and stands at `source[i]` of the file.
 */
export interface Cooked {
  readonly text: string;
  readonly at: readonly number[];
  readonly source: readonly number[];
}

/** File offset of a cooked offset. */
export function sourceOf(cooked: Cooked, offset: number): number {
  if (cooked.at.length === 1) return (cooked.source[0] ?? 0) + offset;
  const piece = floorIndex(cooked.at, offset);
  return (cooked.source[piece] ?? 0) + offset - (cooked.at[piece] ?? 0);
}

/** File range of the cooked range `[start, end)`; it spans the continuations within. */
export function spanOf(cooked: Cooked, start: number, end: number): Span {
  if (cooked.at.length === 1) {
    const base = cooked.source[0] ?? 0;
    return { start: base + start, end: base + Math.max(start, end) };
  }
  const from = sourceOf(cooked, start);
  if (end <= start) return { start: from, end: from };
  return { start: from, end: sourceOf(cooked, end - 1) + 1 };
}

/** Cooked offset of a file offset that the cooked text has. */
export function cookedOffset(cooked: Cooked, offset: number): number {
  const piece = floorIndex(cooked.source, offset);
  return (cooked.at[piece] ?? 0) + offset - (cooked.source[piece] ?? 0);
}
