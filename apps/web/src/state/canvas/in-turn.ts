import type { AppState, AppStore } from '../types.ts';

/** After this long the text is not waited for any more: the gesture then says itself that it came too early; ms. */
const longestWait = 10_000;

/** What is still to be done to the text before anything that is asked for now; absent when there is nothing. */
const underWay = new WeakMap<AppStore, Promise<unknown>>();

/**
 * Does `work` when all changes before it are done and the snapshot is that of the present text: keys that are
 * pressed faster than the text is read are carried out one after the other, and none is lost.
 */
export function inTurn(store: AppStore, work: () => void | Promise<void>): Promise<void> {
  const before = underWay.get(store) ?? Promise.resolve();
  const mine = before.then(() => upToDate(store)).then(work);
  waitFor(store, mine);
  return mine;
}

/** Does `work`, which needs no snapshot, when all changes before it are done; at once when there are none. */
export function afterChanges(store: AppStore, work: () => void): void {
  const before = underWay.get(store);
  if (before === undefined) work();
  else waitFor(store, before.then(work));
}

/** The end of all changes that were asked for so far; null when there are none under way. */
export function changesUnderWay(store: AppStore): Promise<unknown> | null {
  return underWay.get(store) ?? null;
}

/** Has everything that is asked for from now on wait for a change that has begun. */
export function waitFor(store: AppStore, change: Promise<unknown>): void {
  const before = underWay.get(store);
  // One that fails must not keep those after it from their turn.
  const all = Promise.allSettled([before, change]).then(() => {
    if (underWay.get(store) === all) underWay.delete(store);
  });
  underWay.set(store, all);
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
