import type { ContainerSample } from '@stagecraft/contracts';

/** Samples that are kept: ten minutes of one a second. */
export const keptSamples = 600;

/** The history with one more, without what is too old. */
export function addSample(
  history: readonly ContainerSample[],
  sample: ContainerSample,
): readonly ContainerSample[] {
  // After a lost connection the last one may be told again.
  if (sample.at <= (history.at(-1)?.at ?? -Infinity)) return history;
  return [...history.slice(1 - keptSamples), sample];
}

/** A moment (ms since epoch) and what was measured then; null where it is not known. */
export type Point = readonly [at: number, value: number | null];

/** What flows in a second, of sums that only grow; null where there is nothing before, or it began anew. */
export function rates(points: readonly Point[]): readonly Point[] {
  return points.map(([at, value], index) => {
    const [earlier = at, before = null] = points[index - 1] ?? [];
    if (value === null || before === null || value < before || at <= earlier) return [at, null];
    return [at, ((value - before) * 1000) / (at - earlier)];
  });
}

/** A round number not below `value` for the end of an axis: 1, 2 or 5 of some power of ten. */
export function niceEnd(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((step) => step * power >= value) ?? 10) * power;
}
