import { plainStyle } from '@stagecraft/build-trace';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EarlierLines } from './blocks.ts';
import { nextWindow, widen, windowSize } from './earlier.ts';

/** Lines that say which they are. */
const lines = (from: number, count: number): EarlierLines => ({
  from,
  lines: Array.from({ length: count }, (_, at) => ({
    raw: String(from + at),
    stream: 'stdout',
    at: 0,
    style: plainStyle,
  })),
});
const numbers = ({ lines: all }: EarlierLines): number[] => all.map(({ raw }) => Number(raw));

describe('the window of earlier lines', () => {
  it('is read at either end of a gap, and no further than the gap goes', () => {
    expect(nextWindow({ from: 100, to: 5_100 }, 'upper')).toEqual({ from: 100, count: windowSize });
    expect(nextWindow({ from: 100, to: 5_100 }, 'lower')).toEqual({
      from: 5_100 - windowSize,
      count: windowSize,
    });
    expect(nextWindow({ from: 100, to: 130 }, 'lower')).toEqual({ from: 100, count: 30 });
  });

  it('grows at both ends, and starts anew elsewhere', () => {
    expect(widen(lines(10, 5), lines(7, 3))).toEqual(lines(7, 8));
    expect(widen(lines(10, 5), lines(15, 2))).toEqual(lines(10, 7));
    expect(widen(lines(10, 5), lines(90, 2))).toEqual(lines(90, 2));
    expect(widen(undefined, lines(3, 2))).toEqual(lines(3, 2));
  });

  it('has lines without a break however it was scrolled, and never without end', () => {
    const sides = fc.array(fc.constantFrom('upper', 'lower'), { maxLength: 30 });
    fc.assert(
      fc.property(sides, (way) => {
        let window = lines(50_000, windowSize);
        for (const side of way) {
          const end = window.from + window.lines.length;
          const gap = side === 'upper' ? { from: end, to: 90_000 } : { from: 0, to: window.from };
          const { from, count } = nextWindow(gap, side);
          window = widen(window, lines(from, count));
          expect(numbers(window)).toContain(from);
        }
        const first = window.from;
        expect(numbers(window)).toEqual(window.lines.map((_, at) => first + at));
        expect(window.lines.length).toBeLessThanOrEqual(5 * windowSize);
      }),
    );
  });
});
