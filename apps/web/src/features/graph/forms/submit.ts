import type { GraphIntent } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../state/document-slice.types.ts';
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

/** What an intent is made from: the text at the time when its turn has come. */
export type MakeIntent = (snapshot: Snapshot) => GraphIntent | null;

/** Makes changes one after the other, each from the snapshot that shows the one before. */
export function createSubmit(store: AppStore): (make: MakeIntent) => Promise<Applied> {
  let last: Promise<unknown> = Promise.resolve();
  return (make) => {
    const mine = last.then(() => submit(store, make));
    last = mine;
    return mine;
  };
}

const STALE: Refused = { ok: false, reason: '', offers: [] };

/** Asks first, so that a refusal is told at the field and nowhere else. */
async function submit(store: AppStore, make: MakeIntent): Promise<Applied> {
  const { checkIntent, perform, snapshot } = store.getState();
  const intent = snapshot === null ? null : make(snapshot);
  if (snapshot === null || intent === null) return STALE;
  const answer = await checkIntent(intent);
  if (answer === null) return STALE;
  if (!answer.ok) return { ok: false, reason: answer.reason, offers: answer.offers };
  if (answer.edits.length === 0) return { ok: true };
  const shown = newerSnapshot(store, snapshot.version);
  if (!(await perform(intent))) return STALE;
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
