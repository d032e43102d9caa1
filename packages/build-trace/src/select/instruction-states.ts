import type {
  BuildTrace,
  InstructionState,
  StepInterval,
  StepMatch,
  StepPhase,
  StepState,
} from '../types.ts';

/**
 * The steps that stand for an instruction, its ONBUILD triggers included.
 * @returns step ids in the order of `matches`
 */
export function stepsOfInstruction(
  matches: ReadonlyMap<string, StepMatch>,
  instruction: number,
): readonly string[] {
  return [...matches].flatMap(([id, match]) =>
    instructionsOf(match).includes(instruction) ? [id] : [],
  );
}

/**
 * What a build did for each instruction that has a step.
 * @param matches of `trace.steps`, see `matchSteps`
 * @returns instruction index → state; metadata instructions, which have no step, are not in it
 */
export function instructionStates(
  trace: BuildTrace,
  matches: ReadonlyMap<string, StepMatch>,
): ReadonlyMap<number, InstructionState> {
  const steps = new Map<number, StepState[]>();
  for (const step of trace.steps) {
    const match = matches.get(step.id);
    for (const instruction of match === undefined ? [] : instructionsOf(match)) {
      const group = steps.get(instruction) ?? [];
      group.push(step);
      steps.set(instruction, group);
    }
  }
  return new Map([...steps].map(([instruction, group]) => [instruction, combine(group)]));
}

/** The instructions that a step stands for. */
export function instructionsOf(match: StepMatch): readonly number[] {
  if (match.kind === 'instruction') return [match.instruction, ...(match.shared ?? [])];
  return match.kind === 'onbuild' ? [match.instruction] : [];
}

/** The first of these that a step is in says what the instruction is in. */
const precedence: readonly StepPhase[] = [
  'failed',
  'running',
  'cancelled',
  'queued',
  'done',
  'cached',
];

function combine(steps: readonly StepState[]): InstructionState {
  const phase = precedence.find((one) => steps.some((step) => step.phase === one)) ?? 'queued';
  const failed = steps.find((step) => step.phase === phase && step.error !== null);
  const starts = steps.flatMap(({ startedAt }) => startedAt ?? []);
  return {
    phase,
    startedAt: starts.length === 0 ? null : Math.min(...starts),
    durationMs: coveredTime(steps.flatMap(({ intervals }) => intervals)),
    error: failed?.error ?? null,
    exitCode: failed?.exitCode ?? null,
    steps: steps.map(({ id }) => id),
  };
}

/** ms covered by at least one ended interval: steps may run side by side (platforms). */
function coveredTime(intervals: readonly StepInterval[]): number | null {
  const ended = intervals
    .flatMap(({ startedAt, finishedAt }) =>
      finishedAt === null ? [] : [{ start: startedAt, end: finishedAt }],
    )
    .toSorted((left, right) => left.start - right.start);
  if (ended.length === 0) return null;
  let covered = 0;
  let until = -Infinity;
  for (const { start, end } of ended) {
    covered += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return covered;
}
