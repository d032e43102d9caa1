import type { BuildStep, KnownDuration, StepDurations } from '@stagecraft/contracts';
import { isResult, isWork, stepKey } from './step-key.ts';

/** An earlier build that is comparable: same engine, same builder, same kind of result. */
export interface TimedBuild {
  readonly number: number;
  readonly succeeded: boolean;
  readonly steps: readonly Pick<BuildStep, 'name' | 'phase' | 'durationMs'>[];
}

interface Measured {
  readonly durationMs: number;
  readonly build: number;
}

/** Of the last builds that carried a step out, those that count. */
const countedBuilds = 5;
/** Steps that are told of: bounds the answer. */
const toldSteps = 2_000;

/**
 * How long steps took in earlier builds, those that were carried out there and ended well.
 * @param builds newest first
 */
export function knownDurations(builds: readonly TimedBuild[]): StepDurations {
  const measured = new Map<string, Measured[]>();
  const results: Measured[] = [];
  for (const { number, succeeded, steps } of builds) {
    for (const [step, durationMs] of longestOf(steps)) {
      const known = measured.get(step) ?? [];
      if (known.length === 0 && measured.size === toldSteps) continue;
      if (known.length < countedBuilds) known.push({ durationMs, build: number });
      measured.set(step, known);
    }
    const result = succeeded ? resultOf(steps) : null;
    if (result !== null && results.length < countedBuilds) {
      results.push({ durationMs: result, build: number });
    }
  }
  return {
    steps: [...measured].map(([step, known]) => ({ step, ...summary(known) })),
    result: results.length === 0 ? null : summary(results),
  };
}

/** Steps with one text run side by side or wait for each other; the longest is what the text takes. */
function longestOf(steps: TimedBuild['steps']): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const { name, phase, durationMs } of steps) {
    if (phase !== 'done' || durationMs === null) continue;
    const key = stepKey(name);
    longest.set(key, Math.max(durationMs, longest.get(key) ?? 0));
  }
  return longest;
}

/** Time of making the result; null where all came from the cache, since nothing new was exported. */
function resultOf(steps: TimedBuild['steps']): number | null {
  if (!steps.some(({ name, phase }) => phase === 'done' && isWork(name))) return null;
  return Math.max(0, ...steps.map(({ name, durationMs }) => (isResult(name) && durationMs) || 0));
}

/** The median, which one odd build does not move. */
function summary(measured: readonly Measured[]): KnownDuration {
  const sorted = measured.map(({ durationMs }) => durationMs).toSorted((a, b) => a - b);
  const durationMs = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return { durationMs, builds: measured.map(({ build }) => build) };
}
