import type { StepComparison, StepSide } from '@stagecraft/contracts';

/** In what an instruction's two builds differ. */
export type Change =
  | 'failed'
  | 'mended'
  | 'added'
  | 'removed'
  | 'changed'
  | 'uncached'
  | 'cached'
  | 'slower'
  | 'faster'
  | 'bigger'
  | 'smaller';

export interface Verdict {
  /** The weightiest first; empty where nothing is different. */
  readonly changes: readonly Change[];
  /** ms by which it took longer; null unless both builds carried it out. */
  readonly moreMs: number | null;
  /** Bytes by which its layer is larger; null unless both are known. */
  readonly moreBytes: number | null;
}

/** Smaller differences in time are by chance: ms, and part of the earlier time. */
const leastMs = 100;
const leastPart = 0.1;

/** What became of an instruction from one build to the other. */
export function verdictOf({ before, after }: StepComparison): Verdict {
  if (before === null || after === null) {
    return { changes: [before === null ? 'added' : 'removed'], moreMs: null, moreBytes: null };
  }
  const ran = before.phase === 'done' && after.phase === 'done';
  const moreMs = ran ? difference(before.durationMs, after.durationMs) : null;
  const moreBytes = difference(before.layerBytes, after.layerBytes);
  const isMuch =
    moreMs !== null && Math.abs(moreMs) >= Math.max(leastMs, leastPart * (before.durationMs ?? 0));
  const found: readonly (readonly [Change, boolean])[] = [
    ...outcomes(before, after),
    ['changed', before.text !== after.text],
    ['slower', isMuch && moreMs > 0],
    ['faster', isMuch && moreMs < 0],
    ['bigger', moreBytes !== null && moreBytes > 0],
    ['smaller', moreBytes !== null && moreBytes < 0],
  ];
  return {
    changes: found.flatMap(([change, holds]) => (holds ? [change] : [])),
    moreMs,
    moreBytes,
  };
}

function outcomes(before: StepSide, after: StepSide): readonly (readonly [Change, boolean])[] {
  const [was, is] = [before.phase, after.phase];
  return [
    ['failed', is === 'failed' && was !== 'failed'],
    ['mended', was === 'failed' && (is === 'done' || is === 'cached')],
    ['uncached', was === 'cached' && is === 'done'],
    ['cached', was === 'done' && is === 'cached'],
  ];
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

/** How many instructions there are of each change, the weightiest first. */
export function countChanges(steps: readonly StepComparison[]): ReadonlyMap<Change, number> {
  const counts = new Map<Change, number>();
  for (const step of steps) {
    for (const change of verdictOf(step).changes) {
      counts.set(change, (counts.get(change) ?? 0) + 1);
    }
  }
  return new Map(order.flatMap((one) => (counts.has(one) ? [[one, counts.get(one) ?? 0]] : [])));
}

/** What became of several instructions together. */
export interface ChangeSum {
  /** How many instructions there are of each change, the weightiest first. */
  readonly counts: ReadonlyMap<Change, number>;
  /** ms by which those took longer that took much longer or much less long; null where none did. */
  readonly moreMs: number | null;
  /** Bytes by which the layers are larger together; null where none is of another size. */
  readonly moreBytes: number | null;
}

/** Adds up what became of several instructions. */
export function sumUp(steps: readonly StepComparison[]): ChangeSum {
  const verdicts = steps.map(verdictOf);
  const total = (
    of: readonly [Change, Change],
    more: (verdict: Verdict) => number | null,
  ): number | null => {
    const differing = verdicts.filter(({ changes }) => of.some((one) => changes.includes(one)));
    const sum = differing.reduce((all, verdict) => all + (more(verdict) ?? 0), 0);
    return sum === 0 ? null : sum;
  };
  return {
    counts: countChanges(steps),
    moreMs: total(['slower', 'faster'], ({ moreMs }) => moreMs),
    moreBytes: total(['bigger', 'smaller'], ({ moreBytes }) => moreBytes),
  };
}

const order: readonly Change[] = [
  'failed',
  'mended',
  'added',
  'removed',
  'changed',
  'uncached',
  'cached',
  'slower',
  'faster',
  'bigger',
  'smaller',
];
