import type { Ports } from '../ports.ts';
import type { Trial, TrialSlice } from '../trial-slice.types.ts';
import type { AppStore, Slice } from '../types.ts';
import { missingSecrets } from './requests.ts';

const begun: Omit<Trial, 'title'> = {
  step: 'before',
  state: 'running',
  failure: null,
  before: null,
  after: null,
  planned: null,
  withoutCache: false,
};

/** One trial at a time. What it does is fetched when it is asked for. */
export const createTrialSlice =
  (ports: Ports): Slice<TrialSlice> =>
  (set, get, store) => {
    let stop = new AbortController();
    const begin = (trial: Trial): AbortSignal => {
      stop = new AbortController();
      set({ trial });
      return stop.signal;
    };
    store.subscribe((state, before) => {
      if (state.trial === null || state.workspace?.id === before.workspace?.id) return;
      stop.abort();
      set({ trial: null });
    });
    return {
      trial: null,
      async startTrial(title, change) {
        if (isGoing(get().trial) || asksForSecrets(store)) return;
        const signal = begin({ ...begun, title });
        const { runTrial } = await import('./trial/run.ts');
        await runTrial(ports, store, change, signal);
      },
      async repeatTrial() {
        const { trial } = get();
        if (trial?.state !== 'done' || trial.planned === null || asksForSecrets(store)) return;
        const { title, planned } = trial;
        const signal = begin({ ...begun, title, planned, withoutCache: true });
        const { repeatTrial } = await import('./trial/run.ts');
        await repeatTrial(ports, store, planned, signal);
      },
      cancelTrial() {
        const { trial } = get();
        if (trial?.state !== 'running') return;
        stop.abort();
        set({ trial: { ...trial, state: 'stopping' } });
      },
      endTrial() {
        if (!isGoing(get().trial)) set({ trial: null });
      },
    };
  };

function isGoing(trial: Trial | null): boolean {
  return trial?.state === 'running' || trial?.state === 'stopping';
}

/** Opens the options where a typed secret is still to be entered. */
function asksForSecrets(store: AppStore): boolean {
  const { buildOptions, secretValues, openDialog } = store.getState();
  const isMissing = buildOptions !== null && missingSecrets(buildOptions, secretValues).length > 0;
  if (isMissing) openDialog('build');
  return isMissing;
}
