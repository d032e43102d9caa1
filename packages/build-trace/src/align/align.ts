import type { DockerfileModel } from '@stagecraft/dockerfile';
import { textOf } from '../match/plan.ts';
import { longestCommon, type Pair } from './common.ts';

/**
 * Where today's text still has the instructions that were built.
 * @param built the model of the built text
 * @param current the model of today's text
 * @returns built instruction → current instruction, only for instructions whose text is equal to the
 *   character, in order: a pair never crosses another
 */
export function alignInstructions(
  built: DockerfileModel,
  current: DockerfileModel,
): ReadonlyMap<number, number> {
  // Numbers compare faster than texts, and equal texts get one number.
  const numbers = new Map<string, number>();
  const numbersOf = (model: DockerfileModel): number[] =>
    model.instructions.map((instruction) => {
      const text = textOf(model, instruction);
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    });
  const pairs: readonly Pair[] = longestCommon(numbersOf(built), numbersOf(current));
  return new Map(pairs);
}
