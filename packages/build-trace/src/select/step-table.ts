import type { BuildStep } from '@stagecraft/contracts';
import type { BuildTrace, StepMatch, StepState } from '../types.ts';
import { instructionsOf } from './instruction-states.ts';

/**
 * The steps of a build as a record keeps them, in order of announcement.
 * @param matches of `trace.steps`, see `matchSteps`
 * @param sizes built instruction → bytes of its layer; of several steps the last has it
 */
export function stepTable(
  trace: BuildTrace,
  matches: ReadonlyMap<string, StepMatch>,
  sizes: ReadonlyMap<number, number>,
): readonly BuildStep[] {
  const makers = new Map<number, string>();
  for (const { id } of trace.steps) {
    const match = matches.get(id);
    if (match?.kind !== 'instruction') continue;
    for (const instruction of instructionsOf(match)) makers.set(instruction, id);
  }
  const layerOf = (id: string, instructions: readonly number[]): number | null => {
    const own = instructions.find((one) => makers.get(one) === id);
    return own === undefined ? null : (sizes.get(own) ?? null);
  };
  return trace.steps.map((step) => {
    const match = matches.get(step.id);
    const instructions = match === undefined ? [] : instructionsOf(match);
    return {
      ...rowOf(step),
      instructions: [...instructions],
      layerBytes: layerOf(step.id, instructions),
    };
  });
}

function rowOf(step: StepState): Omit<BuildStep, 'instructions' | 'layerBytes'> {
  const { id, name, inputs, phase, startedAt, durationMs } = step;
  return { id, name, inputs: [...inputs], phase, startedAt, durationMs };
}
