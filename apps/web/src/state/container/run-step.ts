import { StepRunMessage } from '@stagecraft/contracts';
import type { ContainerRun, RunStep } from '../container-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import { secretValuesOf } from '../build/requests.ts';

export type ChangeRun = (part: Partial<ContainerRun>) => void;

/** Asks how the step is run, which the dialog shows before it is. */
export async function planStep(
  ports: Ports,
  store: AppStore,
  change: ChangeRun,
  step: RunStep,
): Promise<void> {
  const { buildId: id, instruction } = step;
  const params = { id, instruction: String(instruction) };
  const answer = await ports.api.call('planStepRun', { params });
  if (store.getState().containerRun?.step !== step) return;
  if (answer.ok) change({ step: { ...step, plan: answer.value } });
  else change({ problem: answer.problem });
}

/** Runs a step: the server builds what is before it and starts the container. */
export function createStepRunner(
  ports: Ports,
  store: AppStore,
  change: ChangeRun,
  follow: (id: string) => void,
) {
  let going: AbortController | null = null;

  async function start(step: RunStep): Promise<void> {
    const abort = new AbortController();
    going = abort;
    change({ phase: 'starting', problem: null, failure: null, step: { ...step, building: null } });
    let ended = false;
    const hear = (line: unknown): void => {
      const message = StepRunMessage.safeParse(line);
      if (!message.success || abort.signal.aborted) return;
      if (message.data.kind === 'building') {
        change({ step: { ...step, building: message.data } });
        return;
      }
      ended = true;
      if (message.data.kind === 'failed') {
        change({ phase: 'options', failure: message.data.message });
        return;
      }
      const { container } = message.data;
      change({ phase: 'running', container });
      follow(container.id);
    };
    const { secretValues, activeRecord } = store.getState();
    const options = activeRecord?.id === step.buildId ? activeRecord.options : null;
    const answer = await ports.api.call('runStep', {
      params: { id: step.buildId, instruction: String(step.instruction) },
      body: { secretValues: options === null ? {} : secretValuesOf(options, secretValues) },
      signal: abort.signal,
      onLine: hear,
    });
    if (abort.signal.aborted || ended) return;
    change({ phase: 'options', ...(answer.ok ? {} : { problem: answer.problem }) });
  }

  return {
    start,
    /** Ends what is being built; a container that has started goes on. */
    cancel(): void {
      going?.abort();
      going = null;
    },
  };
}
