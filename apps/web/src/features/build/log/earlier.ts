import type { EarlierLines } from './blocks.ts';

/** Lines that are read at once. */
export const windowSize = 1_000;

/** Lines that a step's window has at most: who scrolls on lets go of those at its other end. */
const windowLimit = 5 * windowSize;

/** Where lines are read that only the server has: at the upper end of the gap, or at its lower one. */
export type GapSide = 'upper' | 'lower';

/** What to read of a gap, `from` to before `to`. */
export function nextWindow(
  { from, to }: { readonly from: number; readonly to: number },
  side: GapSide,
): { readonly from: number; readonly count: number } {
  const count = Math.min(windowSize, to - from);
  return { from: side === 'upper' ? from : to - count, count };
}

/** A window with the lines that were read: longer if they join it, else those alone. */
export function widen(window: EarlierLines | undefined, read: EarlierLines): EarlierLines {
  if (window === undefined) return read;
  if (read.from + read.lines.length === window.from) {
    return { from: read.from, lines: [...read.lines, ...window.lines].slice(0, windowLimit) };
  }
  if (window.from + window.lines.length !== read.from) return read;
  const lines = [...window.lines, ...read.lines];
  const over = Math.max(0, lines.length - windowLimit);
  return { from: window.from + over, lines: lines.slice(over) };
}
