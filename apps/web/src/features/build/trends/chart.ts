import type { TrendPoint } from '@stagecraft/contracts';

/** What is followed over builds. */
export type Measure = 'duration' | 'cacheRate' | 'size';

/** Of one build: ms, the part of its steps that came from the cache (0 to 1), bytes; null when not known. */
export function valueOf(point: TrendPoint, measure: Measure): number | null {
  switch (measure) {
    case 'duration':
      return point.durationMs;
    case 'cacheRate':
      return point.steps === 0 ? null : point.cached / point.steps;
    case 'size':
      return point.imageBytes;
  }
}

interface Dot {
  readonly x: number;
  readonly y: number;
}

export interface Chart {
  /** What the upper edge stands for; 0 when nothing is known. */
  readonly top: number;
  readonly last: number | null;
  /** Runs of builds whose value is known; a gap is one where it is not. */
  readonly runs: readonly (readonly Dot[])[];
}

/**
 * Where the builds' values lie in a box of this size, from left to right; the lower edge is 0.
 * @param values in the order of the builds
 * @param most what the upper edge stands for; by default the largest value
 */
export function chartOf(
  values: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
  most?: number,
): Chart {
  const top = most ?? values.reduce<number>((largest, one) => Math.max(largest, one ?? 0), 0);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const runs: Dot[][] = [];
  let run: Dot[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) {
      run = [];
      continue;
    }
    if (run.length === 0) runs.push(run);
    const x = values.length > 1 ? index * step : width / 2;
    run.push({ x, y: top === 0 ? height : height - (value / top) * height });
  }
  return { top, last: values.findLast((value) => value !== null) ?? null, runs };
}
