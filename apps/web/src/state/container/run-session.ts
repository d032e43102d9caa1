import type { ContainerMessage } from '@stagecraft/contracts';
import { createFollowContainer } from '../../api/container-log.ts';
import { onNextFrame } from '../build/event-inbox.ts';
import type { ContainerRun, ContainerSlice } from '../container-slice.types.ts';
import { addOutput, emptyLog, type RunLog } from './run-log.ts';
import { plainOptions } from './run-choices.ts';
import { defaultRunOptions, runRequest } from './run-options.ts';
import { createStageRunner } from './run-stage.ts';
import { createStepRunner, planStep } from './run-step.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';

/** What can be done with the container that is followed. */
type RunSession = Omit<ContainerSlice, 'containerRun' | 'stageRun' | 'setRunOptions'>;

/** Running an image: one container at a time is followed. Fetched with the first dialog. */
export function createRunSession(ports: Ports, store: AppStore): RunSession {
  const follower = createFollower(ports, store);
  const changeRun = (part: Partial<ContainerRun>): void => change(store, part);
  const steps = createStepRunner(ports, store, changeRun, follower.follow);
  const stages = createStageRunner(ports, store);
  const shownRun = (): ContainerRun | null => store.getState().containerRun;
  return {
    ...stages,
    openRun: (image) => openRun(ports, store, image),
    openStep: async (asked) => {
      const shown = shownRun();
      store.setState({ dialog: 'runImage' });
      if (shown !== null && isGoing(shown)) return;
      const step = { ...asked, plan: null, building: null };
      store.setState({
        containerRun: { ...beforeStart, step, image: '', detail: null, options: plainOptions },
      });
      await planStep(ports, store, changeRun, step);
    },
    startRun: async () => {
      const run = shownRun();
      if (run?.phase !== 'options' || run.step === null) {
        await startRun(ports, store, follower.follow);
      } else if (run.step.plan !== null) await steps.start(run.step);
    },
    stopRun: () => stopRun(ports, store),
    removeRun: async () => {
      const run = shownRun();
      if (run?.container == null) return;
      // Nothing more is heard of it: that it is gone comes from us.
      follower.leave();
      const { id } = run.container;
      const answer = await ports.api.call('removeContainer', whole(id));
      if (answer.ok || answer.problem.code === 'container_not_found') {
        change(store, { ...beforeStart });
        return;
      }
      change(store, { problem: answer.problem });
      follower.follow(id);
    },
    closeRun: () => {
      const run = shownRun();
      follower.leave();
      steps.cancel();
      store.setState({ containerRun: null, dialog: null });
      if (run?.phase === 'ended' && run.container?.remove === true) {
        void ports.api.call('removeContainer', whole(run.container.id));
      }
    },
  };
}

/** Also one that runs, with its volumes: nothing of it stays. */
const whole = (id: string) => ({ params: { id }, query: { force: 'true', volumes: 'true' } });

const beforeStart = {
  phase: 'options',
  container: null,
  log: emptyLog,
  stopAsked: false,
  problem: null,
  failure: null,
} as const;

function change(store: AppStore, part: Partial<ContainerRun>): void {
  store.setState(({ containerRun: run }) => ({ containerRun: run && { ...run, ...part } }));
}

function isGoing({ phase }: ContainerRun): boolean {
  return phase === 'starting' || phase === 'running' || phase === 'stopping';
}

async function openRun(ports: Ports, store: AppStore, image: string): Promise<void> {
  const shown = store.getState().containerRun;
  store.setState({ dialog: 'runImage' });
  if (shown !== null && isGoing(shown)) return;
  store.setState({
    containerRun: { ...beforeStart, step: null, image, detail: null, options: plainOptions },
  });
  const answer = await ports.api.call('getImage', { params: { ref: image } });
  const run = store.getState().containerRun;
  if (run?.image !== image || run.phase !== 'options') return;
  if (!answer.ok) {
    change(store, { problem: answer.problem });
    return;
  }
  const exposed = defaultRunOptions(answer.value).ports;
  store.setState(({ containerRun: now }) => ({
    containerRun:
      now?.image === image && now.phase === 'options'
        ? { ...now, detail: answer.value, options: { ...now.options, ports: exposed } }
        : now,
  }));
}

async function startRun(
  ports: Ports,
  store: AppStore,
  follow: (id: string) => void,
): Promise<void> {
  const run = store.getState().containerRun;
  if (run?.phase !== 'options') return;
  change(store, { ...beforeStart, phase: 'starting' });
  const starting = store.getState().containerRun;
  const body = runRequest(run.image, run.options);
  if (body === null) {
    change(store, { phase: 'options' });
    return;
  }
  const answer = await ports.api.call('runContainer', { body });
  if (store.getState().containerRun !== starting) {
    // Nobody waits for it any more: nothing of it is left behind.
    if (answer.ok) await ports.api.call('removeContainer', whole(answer.value.id));
    return;
  }
  if (!answer.ok) {
    change(store, { phase: 'options', problem: answer.problem });
    return;
  }
  change(store, { phase: 'running', container: answer.value });
  follow(answer.value.id);
}

async function stopRun(ports: Ports, store: AppStore): Promise<void> {
  const run = store.getState().containerRun;
  if (run?.phase !== 'running' || run.container === null) return;
  const { id } = run.container;
  change(store, { phase: 'stopping', stopAsked: true, problem: null });
  const answer = await ports.api.call('stopContainer', { params: { id } });
  if (answer.ok || store.getState().containerRun?.container?.id !== id) return;
  if (store.getState().containerRun?.phase !== 'stopping') return;
  change(store, { phase: 'running', stopAsked: false, problem: answer.problem });
}

/** Hears what the container does, and tells the store once a frame. */
function createFollower(ports: Ports, store: AppStore) {
  const followContainer = ports.followContainer ?? createFollowContainer();
  const schedule = ports.onNextFrame ?? onNextFrame;
  let end: (() => void) | null = null;
  /** Folded at once, so that what waits for a frame has a bound. */
  let log: RunLog = emptyLog;
  let scheduled = false;

  const publish = () => {
    scheduled = false;
    if (end !== null) change(store, { log });
  };
  const later = (next: RunLog) => {
    log = next;
    if (scheduled) return;
    scheduled = true;
    schedule(publish);
  };
  const leave = () => {
    end?.();
    end = null;
    log = emptyLog;
  };

  function receive(message: ContainerMessage): void {
    if (message.kind === 'output') later(addOutput(log, message));
    else if (message.kind === 'cut') later({ ...log, cut: true });
    else if (message.kind === 'gone' || message.kind === 'lost') {
      change(store, { phase: message.kind, log });
    } else if (message.container.exitCode === null) {
      change(store, { container: message.container });
    } else {
      // Its ports are freed by now; those that it had are not of interest any more.
      change(store, { container: message.container, phase: 'ended', log });
    }
  }

  return {
    follow(id: string): void {
      leave();
      end = followContainer(id, {
        onBegin: () => later(emptyLog),
        onMessage: receive,
        onRefused: () => change(store, { phase: 'lost' }),
      });
    },
    leave,
  };
}
