import type { StepMatch } from '@stagecraft/build-trace';
import type { AppState, AppStore } from '../../../state/types.ts';

/** Index of today's instruction that a step stands for; null when it changed since, or is none. */
export function todaysInstruction(
  match: StepMatch | undefined,
  alignment: ReadonlyMap<number, number>,
): number | null {
  if (match?.kind !== 'instruction' && match?.kind !== 'onbuild') return null;
  return alignment.get(match.instruction) ?? null;
}

/** 0-based line of one of today's instructions. */
export function lineOf(state: AppState, instruction: number | null): number | null {
  if (instruction === null) return null;
  return state.snapshot?.model.instructions[instruction]?.firstLine ?? null;
}

/** Selects one of today's instructions in the editor. */
export function revealInstruction(store: AppStore, instruction: number): void {
  const { snapshot, revealSpan } = store.getState();
  const found = snapshot?.model.instructions[instruction];
  if (snapshot && found) revealSpan(snapshot.path, found.contentSpan, true);
}
