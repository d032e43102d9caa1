import type { GraphIntent } from '@stagecraft/dockerfile';
import type { AppStore } from '../../../state/types.ts';
import type { Proposal } from './proposal.ts';

/** Does what was dropped, or asks what is still open. */
export function performProposal(store: AppStore, proposal: Proposal): void {
  if (proposal.kind === 'intent') void performAndShow(store, proposal.intent);
  if (proposal.kind === 'task') store.getState().setTask(proposal.task);
}

/**
 * Performs an intent; an instruction that it puts in is opened in its form, unless the palette is open for
 * more. False when it was refused.
 */
export async function performAndShow(store: AppStore, intent: GraphIntent): Promise<boolean> {
  const done = await store.getState().perform(intent);
  const more = store.getState().task?.kind === 'addInstruction';
  if (done && intent.kind === 'insertText' && !more) openFormWhenThere(store);
  return done;
}

/** Waits for the selection of what was put in, which comes with the next snapshot. */
function openFormWhenThere(store: AppStore): void {
  const stop = store.subscribe((state, before) => {
    const [row, ...others] = state.selection.rows;
    const isNew = row !== undefined && !before.selection.rows.includes(row);
    if (isNew || state.snapshot !== before.snapshot) stop();
    if (isNew && others.length === 0) state.setOpenForm(row);
  });
}
