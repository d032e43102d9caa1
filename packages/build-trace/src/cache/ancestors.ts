import type { MissingEvidence } from '@stagecraft/contracts';
import type { StepInputs } from './types.ts';

/** What is not known of a step's inputs, those of all that it builds upon included. */
export function missingFor(
  inputs: ReadonlyMap<number, StepInputs>,
  instruction: number,
): ReadonlySet<MissingEvidence> {
  const missing = new Set<MissingEvidence>();
  const seen = new Set<number>();
  const todo = [instruction];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const step = inputs.get(at);
    if (step === undefined || seen.has(at)) continue;
    seen.add(at);
    for (const one of step.missing) missing.add(one);
    for (const parent of step.parents) todo.push(parent.instruction);
  }
  return missing;
}
