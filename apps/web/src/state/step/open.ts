import { StepStateMessage, type StateSide } from '@stagecraft/contracts';
import { secretValuesOf } from '../build/requests.ts';
import type { Ports } from '../ports.ts';
import type { StepPlace, StepProgress, StepView } from '../step-slice.types.ts';
import type { AppStore } from '../types.ts';

interface AskedState {
  readonly place: StepPlace;
  readonly side: StateSide;
  /** Whether a shell is opened in it, too. */
  readonly shell: boolean;
}

/** The one that is being opened; another one takes its place. */
let going: AbortController | null = null;

const beginning: StepProgress = { phase: 'opening', step: '', done: 0, total: 0 };

function progressOf(message: StepStateMessage): StepProgress {
  switch (message.kind) {
    case 'building': {
      const { step, done, total } = message;
      return { phase: 'opening', step, done, total };
    }
    case 'opened':
      return { phase: 'open', state: message.state };
    case 'failed':
      return { phase: 'failed', message: message.message, isStep: message.isStep };
  }
}

/** Has the server open a state, and shows how far it is. */
export async function openState(
  ports: Ports,
  store: AppStore,
  { place, side, shell }: AskedState,
): Promise<void> {
  const { workspace, secretValues } = store.getState();
  if (workspace === null) return;
  going?.abort();
  const abort = new AbortController();
  going = abort;
  store.getState().showBottom('terminal');
  const show = (progress: StepProgress): void => {
    if (!abort.signal.aborted) store.setState({ stepView: { place, side, progress } });
  };
  show(beginning);
  let last = beginning;
  const answer = await ports.api.call('openStepState', {
    params: { id: workspace.id },
    body: {
      options: place.options,
      dockerfileText: place.text,
      secretValues: secretValuesOf(place.options, secretValues),
      instruction: place.instruction,
      side,
    },
    signal: abort.signal,
    onLine: (line) => {
      const message = StepStateMessage.safeParse(line);
      if (message.success) show((last = progressOf(message.data)));
    },
  });
  if (abort.signal.aborted) return;
  if (!answer.ok) show({ phase: 'refused', problem: answer.problem });
  else if (last.phase === 'open') await keep(store, { place, side, progress: last }, shell);
}

/** Remembers an open state, and opens the shell that was wanted. */
async function keep(store: AppStore, view: StepView, shell: boolean): Promise<void> {
  const { progress } = view;
  if (progress.phase !== 'open') return;
  const views = [...store.getState().stepViews, [progress.state.id, view] as const];
  store.setState({ stepViews: new Map(views) });
  if (shell) await openShell(store);
}

/** A further shell in the shown state. */
export async function openShell(store: AppStore): Promise<void> {
  const { stepView, openTerminal } = store.getState();
  if (stepView?.progress.phase !== 'open') return;
  await openTerminal({ kind: 'step', state: stepView.progress.state.id });
}
