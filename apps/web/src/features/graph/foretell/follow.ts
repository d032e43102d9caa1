import type { CachePrediction, PredictedInstruction } from '@stagecraft/contracts';
import type { Foretold } from '../../../state/canvas-slice.types.ts';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import type { AppState, AppStore } from '../../../state/types.ts';
import { nothingForetold } from './nothing-foretold.ts';

/** Runs work after a pause; the answer calls it off. */
type Later = (work: () => void) => () => void;

/** Long enough that nothing is asked between two keystrokes; ms. */
const pause = 500;

const afterPause: Later = (work) => {
  const timer = setTimeout(work, pause);
  return () => clearTimeout(timer);
};

/**
 * Keeps what a build would take from the cache up to date with text, options, files and builds, until the
 * answer is called. One question at a time: a new one ends the one before.
 */
export function followForetold(store: AppStore, later: Later = afterPause): () => void {
  let callOff = (): void => undefined;
  let asked = new AbortController();
  const ask = async (): Promise<void> => {
    asked = new AbortController();
    const { signal } = asked;
    const foretold = await foretell(store.getState(), signal);
    if (!signal.aborted && store.getState().foretold !== null) {
      store.getState().setForetold(foretold);
    }
  };
  const again = (): void => {
    callOff();
    asked.abort();
    const { foretold, setForetold } = store.getState();
    if (foretold !== null) setForetold({ ...foretold, state: 'asking', problem: null });
    callOff = later(() => void ask());
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (isAnother(state, before)) again();
  });
  void ask();
  return () => {
    unsubscribe();
    callOff();
    asked.abort();
  };
}

function isAnother(state: AppState, before: AppState): boolean {
  return (
    state.snapshot?.version !== before.snapshot?.version ||
    state.snapshot?.path !== before.snapshot?.path ||
    state.buildOptions !== before.buildOptions ||
    state.diskChange !== before.diskChange ||
    state.engine.state !== before.engine.state ||
    (state.builds !== before.builds && endedBuilds(state) !== endedBuilds(before))
  );
}

/** What builds leave in the cache is there when they end. */
function endedBuilds({ builds }: AppState): string {
  return builds
    .filter(({ state }) => state !== 'queued' && state !== 'running')
    .map(({ id }) => id)
    .join();
}

async function foretell(state: AppState, signal: AbortSignal): Promise<Foretold> {
  const { workspace, snapshot, buildOptions, askRecords } = state;
  if (workspace === null || buildOptions === null || snapshot?.path !== buildOptions.dockerfile) {
    return nothingForetold;
  }
  const answer = await askRecords('predictCache', {
    params: { id: workspace.id },
    body: { options: buildOptions, dockerfileText: snapshot.model.text },
    signal,
  });
  if (!answer.ok) return { state: 'failed', rows: new Map(), problem: answer.problem };
  return { state: 'ready', rows: rowsOf(snapshot, answer.value), problem: null };
}

function rowsOf(
  { model }: Snapshot,
  { instructions }: CachePrediction,
): ReadonlyMap<string, PredictedInstruction> {
  const rows = new Map<string, PredictedInstruction>();
  for (const one of instructions) {
    const id = model.instructions[one.instruction]?.id;
    if (id !== undefined) rows.set(id, one);
  }
  return rows;
}
