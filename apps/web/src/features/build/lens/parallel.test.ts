import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranInParallel } from './parallel.ts';

const anyRun = fc.record({
  of: fc.constantFrom('a', 'b', 'c', 'd'),
  interval: fc.tuple(fc.nat(20), fc.option(fc.nat(10))).map(([startedAt, length]) => ({
    startedAt,
    finishedAt: length === null ? null : startedAt + length,
  })),
});
type Run = Parameters<typeof ranInParallel>[0][number];

const lasts = ({ interval: { startedAt, finishedAt } }: Run) =>
  finishedAt === null || finishedAt > startedAt;
const overlap = (a: Run, b: Run) =>
  lasts(a) &&
  lasts(b) &&
  a.interval.startedAt < (b.interval.finishedAt ?? Infinity) &&
  b.interval.startedAt < (a.interval.finishedAt ?? Infinity);

describe('what ran in parallel', () => {
  it('is each step of which some run overlaps with one of another', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 8 }), (runs) => {
        const pairs = runs.filter((run) =>
          runs.some((other) => other.of !== run.of && overlap(run, other)),
        );
        expect(ranInParallel(runs)).toEqual(new Set(pairs.map(({ of }) => of)));
      }),
    );
  });
});
