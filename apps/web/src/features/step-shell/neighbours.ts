import type { StateSide } from '@stagecraft/contracts';
import type { DockerfileModel } from '@stagecraft/dockerfile';
import type { StepPlace } from '../../state/step-slice.types.ts';

interface Neighbour {
  readonly place: StepPlace;
  readonly side: StateSide;
}

/**
 * The state one instruction further, or back: from after an instruction to after the next one. A FROM has
 * no state before it. Null at the ends.
 *
 * @param model of the place's text
 */
export function neighbour(
  model: DockerfileModel,
  place: StepPlace,
  side: StateSide,
  by: 1 | -1,
): Neighbour | null {
  const instruction = place.instruction + by;
  const found = model.instructions[instruction];
  if (found === undefined || found.stage < 0) return null;
  const isSame = place.row === null || model.instructions[place.instruction]?.id === place.row;
  return {
    // Ids are those of the shown Dockerfile as long as it is the text that was built.
    place: { ...place, instruction, row: isSame && place.row !== null ? found.id : null },
    side: found.keyword === 'FROM' ? 'after' : side,
  };
}
