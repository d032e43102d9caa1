import type { AppStore } from '../../state/types.ts';

/** Selects an instruction's text in the editor; with `focus` the keyboard goes there too. */
export function revealInstruction(store: AppStore, index: number, focus: boolean): void {
  const { snapshot, revealSpan, showCentre } = store.getState();
  const instruction = snapshot?.model.instructions[index];
  if (snapshot === null || instruction === undefined) return;
  if (focus) showCentre('editor');
  revealSpan(snapshot.path, instruction.contentSpan, focus);
}
