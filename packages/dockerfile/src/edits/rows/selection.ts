import type { DockerfileModel, Instruction } from '../../types.ts';
import type { Offer } from '../intent.ts';
import type { Refused } from '../refuse.ts';
import { refusals } from './refusals.ts';

type Selection = { readonly ok: true; readonly instructions: readonly Instruction[] } | Refused;

/**
 * The instructions that an intent names, each once, in the order of the text. `offers` says what can be
 * done with the stage of a FROM that is alone among them.
 */
export function selected(
  { instructions }: DockerfileModel,
  indices: readonly number[],
  offers: (stage: number) => readonly Offer[] = () => [],
): Selection {
  const chosen = [...new Set(indices)].sort((a, b) => a - b).map((index) => instructions[index]);
  if (chosen.length === 0) return refusals.nothing();
  const known = chosen.filter((one) => one !== undefined);
  if (known.length < chosen.length) return refusals.gone();
  const froms = known.filter(({ keyword }) => keyword === 'FROM');
  const [from] = froms;
  if (from === undefined) return { ok: true, instructions: known };
  return refusals.from(froms.length === 1 ? offers(from.stage) : []);
}
