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
