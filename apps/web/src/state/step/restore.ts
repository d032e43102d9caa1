import type { KeptStepState } from '@stagecraft/contracts';
import { alignInstructions } from '@stagecraft/build-trace';
import { parseDockerfile } from '@stagecraft/dockerfile';
import type { Snapshot } from '../document-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { StepView } from '../step-slice.types.ts';
import type { AppState, AppStore } from '../types.ts';

/** The Dockerfile that is shown, as soon as one is. */
function shownSnapshot(store: AppStore): Promise<Snapshot> {
  return new Promise((resolve) => {
    let isFound = false;
    let unsubscribe: () => void = () => undefined;
    const look = ({ snapshot }: AppState): void => {
      if (snapshot === null || isFound) return;
      isFound = true;
      unsubscribe();
      resolve(snapshot);
    };
    unsubscribe = store.subscribe(look);
    look(store.getState());
  });
}

/** The state as the page would show it had it been opened there, by the Dockerfile that is shown. */
function viewOf(kept: KeptStepState, { path, model }: Snapshot): StepView {
  const { state, options, dockerfileText: text } = kept;
  const { instruction, side } = state;
  const isSameFile = path === options.dockerfile;
  const today = isSameFile ? alignInstructions(parseDockerfile(text), model).get(instruction) : -1;
  const row = model.instructions[today ?? -1]?.id ?? null;
  return { place: { options, text, instruction, row }, side, progress: { phase: 'open', state } };
}

/** Shows a state again that a shell runs in and this page does not know: it was opened before a reload. */
export async function restoreState(ports: Ports, store: AppStore, id: string): Promise<void> {
  const answer = await ports.api.call('getStepState', { params: { id } });
  if (!answer.ok) return;
  const snapshot = await shownSnapshot(store);
  const { workspace, stepView, stepViews } = store.getState();
  if (workspace?.path !== answer.value.folder || stepViews.has(id)) return;
  const view = viewOf(answer.value, snapshot);
  store.setState({
    stepViews: new Map([...stepViews, [id, view]]),
    stepView: stepView ?? view,
  });
}
