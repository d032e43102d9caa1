import type { StepMatch, StepState } from '../types.ts';

/** Rank: what comes before the Dockerfile's instructions, the instructions, the rest, the export. */
function rank(match: StepMatch | undefined): number {
  switch (match?.kind) {
    case 'internal':
      return -1;
    case 'instruction':
    case 'onbuild':
      return match.instruction;
    case 'export':
      return Infinity;
    default:
      return Number.MAX_SAFE_INTEGER;
  }
}

/** Steps in the order of the file; those of one instruction as announced. */
export function inFileOrder(
  steps: readonly StepState[],
  matches: ReadonlyMap<string, StepMatch>,
): readonly StepState[] {
  const ranked = steps.map((step) => ({ step, rank: rank(matches.get(step.id)) }));
  return ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ step }) => step);
}
