import { layerSizes, matchHistory } from '@stagecraft/build-trace';
import type { HistoryEntry } from '@stagecraft/contracts';
import type { BuiltText } from '../../../state/build-slice.types.ts';
import { ended } from '../../../state/build/overlay.ts';
import type { LensSide } from './model.ts';

/** An image that was made on the way, and the instruction that it was made of. */
export interface MadeImage {
  readonly image: string;
  readonly instruction: number;
}

/** What a build that ended without an image made last; null where it made none, as BuildKit does. */
export function lastMade({ trace, states }: LensSide): MadeImage | null {
  if (trace === null || !ended(trace) || trace.imageId !== null) return null;
  const byStep = new Map(
    [...states].flatMap(([instruction, { steps }]) =>
      steps.map((id) => [id, instruction] as const),
    ),
  );
  for (const { id, imageId } of trace.steps.toReversed()) {
    const instruction = byStep.get(id);
    if (imageId !== null && instruction !== undefined) return { image: imageId, instruction };
  }
  return null;
}

/**
 * Bytes of the layers that an instruction and those before it in its stages left, by built instruction.
 *
 * @param history of the image that was made of the instruction
 */
export function sizesUpTo(
  { model, graph }: BuiltText,
  instruction: number,
  history: readonly HistoryEntry[],
): ReadonlyMap<number, number> {
  const target = model.instructions[instruction]?.stage ?? null;
  const part = { ...model, instructions: model.instructions.slice(0, instruction + 1) };
  return layerSizes(matchHistory(part, { ...graph, target }, history));
}

/** The states with the sizes that are known beside them. */
export function withSizes(
  states: LensSide['states'],
  sizes: ReadonlyMap<number, number>,
): LensSide['states'] {
  if (sizes.size === 0) return states;
  return new Map(
    [...states].map(([instruction, state]) => [
      instruction,
      { ...state, layerSize: state.layerSize ?? sizes.get(instruction) ?? null },
    ]),
  );
}
