import type { GraphIntent } from '@stagecraft/dockerfile';
import type { AppStore } from '../../../state/types.ts';

/** Why a change was not made, as it is shown at its field. */
export interface Refused {
  readonly ok: false;
  /** Empty when the text has changed since: there is nothing to say but that. */
  readonly reason: string;
  readonly offers: readonly { readonly label: string; readonly intent: GraphIntent }[];
}

/** What became of a change: once it is `ok`, the snapshot shows it. */
export type Applied = { readonly ok: true } | Refused;

/** Makes changes one after the other, as each needs the snapshot that shows the one before. */
export function createSubmit(store: AppStore): (intent: GraphIntent) => Promise<Applied> {
  let last: Promise<unknown> = Promise.resolve();
  return (intent) => {
    const mine = last.then(() => submit(store, intent));
    last = mine;
    return mine;
  };
}

/** Asks first, so that a refusal is told at the field and nowhere else. */
async function submit(store: AppStore, intent: GraphIntent): Promise<Applied> {
  const { checkIntent, perform, snapshot } = store.getState();
  const answer = await checkIntent(intent);
  if (answer === null) return { ok: false, reason: '', offers: [] };
  if (!answer.ok) return { ok: false, reason: answer.reason, offers: answer.offers };
  if (answer.edits.length === 0) return { ok: true };
  const shown = newerSnapshot(store, snapshot?.version ?? -1);
  if (!(await perform(intent))) return { ok: false, reason: '', offers: [] };
  await shown;
  return { ok: true };
}

function newerSnapshot(store: AppStore, version: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(({ snapshot }) => {
      if (snapshot?.version === version) return;
      stop();
      resolve();
    });
  });
}
