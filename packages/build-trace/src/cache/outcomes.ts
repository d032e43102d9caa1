import type { BuildStep } from '@stagecraft/contracts';
import type { Outcome, RecordedBuild, StepInputs } from './types.ts';

/** The first of these that a step of an instruction is in says what became of the instruction. */
const precedence: readonly Outcome[] = ['failed', 'none', 'built', 'cached'];

const outcomeOfPhase = {
  queued: 'none',
  running: 'none',
  cancelled: 'none',
  failed: 'failed',
  done: 'built',
  cached: 'cached',
} as const satisfies Record<BuildStep['phase'], Outcome>;

/** What became of each instruction that has steps, over all of them (several platforms, triggers). */
export function outcomesOf(steps: readonly BuildStep[]): ReadonlyMap<number, Outcome> {
  const found = new Map<number, Set<Outcome>>();
  for (const { instructions, phase } of steps) {
    for (const instruction of instructions) {
      const known = found.get(instruction) ?? new Set();
      found.set(instruction, known.add(outcomeOfPhase[phase]));
    }
  }
  return new Map(
    [...found].map(([instruction, all]) => [
      instruction,
      precedence.find((one) => all.has(one)) ?? 'none',
    ]),
  );
}

/** Keys of the steps that a build brought into the cache or found there. */
export function completedKeys(
  { outcomes }: Pick<RecordedBuild, 'outcomes'>,
  inputs: ReadonlyMap<number, StepInputs>,
): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [instruction, { key }] of inputs) {
    const outcome = outcomes.get(instruction);
    if (key !== null && (outcome === 'built' || outcome === 'cached')) keys.add(key);
  }
  return keys;
}
