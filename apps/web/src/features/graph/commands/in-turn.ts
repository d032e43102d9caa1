import type { AppState, AppStore } from '../../../state/types.ts';

/** After this long the text is not waited for any more: the gesture then says itself that it came too early; ms. */
const longestWait = 3_000;

const turns = new WeakMap<AppStore, Promise<void>>();

/**
 * Does `work` when the work before it is done and the snapshot is that of the present text: keys that are
 * pressed faster than the text is read are carried out one after the other, and none is lost.
 */
export function inTurn(store: AppStore, work: () => void | Promise<void>): Promise<void> {
  const before = turns.get(store) ?? Promise.resolve();
  const mine = before.then(() => upToDate(store)).then(work);
  // One that fails must not keep those after it from their turn.
  turns.set(
    store,
    mine.catch(() => undefined),
  );
  return mine;
}

function isUpToDate({ snapshot, documents }: AppState): boolean {
  return snapshot === null || documents.version(snapshot.path) === snapshot.version;
}

function upToDate(store: AppStore): Promise<void> {
  if (isUpToDate(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, longestWait);
    const stop = store.subscribe((state) => {
      if (isUpToDate(state)) done();
    });
  });
}
