import { randomUUID } from 'node:crypto';
import type {
  CopyReport,
  ExplainCopyRequest,
  ImageFolder,
  KeptStepState,
  OpenStepRequest,
  StepCommands,
  StepFileHead,
  StepState,
  StepStateMessage,
  TerminalSize,
} from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import { timerSchedule, type Schedule } from '../engine/monitor.ts';
import type { EngineStep } from '../engine/step-engine.ts';
import { listingProgress } from '../images/listing-progress.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { explainCopy } from './explain-copy.ts';
import { interactiveShell } from './interactive-shell.ts';
import { createOpenStates, type KeptState } from './open-states.ts';
import type { StartedTerminal } from '../terminals/terminals.ts';
import { describeState, findState, type FoundState, type StateGround } from './open-state.ts';
import { stateFile, stateFolder } from './state-files.ts';
import { typeAtPrompt } from './typing.ts';

/** States of builds that are kept open for shells. */
export interface StepStates {
  /**
   * Opens a state and tells of it. Fails before anything is sent when it cannot begin; settles after the
   * last message.
   *
   * @param root absolute real path of the workspace
   * @param gone cancels it as long as the state is not open
   */
  open(
    root: string,
    request: OpenStepRequest,
    send: (message: StepStateMessage) => void,
    gone: AbortSignal,
  ): Promise<Result<void>>;
  find(id: string): Result<KeptStepState>;
  /** @param path absolute */
  folder(id: string, path: string): Promise<Result<ImageFolder>>;
  /**
   * The first bytes of an ordinary file of a state; a link is followed.
   *
   * @param path absolute
   */
  file(id: string, path: string, length: number): Promise<Result<StepFileHead>>;
  /** Starts a shell in a state, at whose prompt the failing command is typed. */
  openShell(id: string, size: TerminalSize): Promise<Result<StartedTerminal>>;
  /** Tells what the state's shells were given, again whenever that changes; settles with the state. */
  follow(
    id: string,
    send: (commands: StepCommands) => void,
    gone: AbortSignal,
  ): Promise<Result<void>>;
  close(id: string): Result<void>;
  /** Why a COPY or ADD does not find its sources. */
  explainCopy(
    root: string,
    request: ExplainCopyRequest,
    gone: AbortSignal,
  ): Promise<Result<CopyReport>>;
  closeAll(): Promise<void>;
}

export interface StepStatesOptions extends Omit<StateGround, 'engine' | 'leaving'> {
  readonly access: EngineAccess;
  readonly schedule?: Schedule;
}

/** Environment of a terminal, which the step of a build has not. */
const terminalEnv = ['TERM=xterm-256color'];

async function startShell(open: KeptState, size: TerminalSize): Promise<Result<StartedTerminal>> {
  const { step, plan, recorded } = open;
  open.shells += 1;
  const onEnd = (): void => {
    open.shells -= 1;
  };
  const { command, record } = recorded.start(interactiveShell(step.surroundings.shell));
  const started = await step.run({
    command,
    env: [...terminalEnv, ...(plan.prompt?.env ?? [])],
    size,
  });
  if (!started.ok) {
    onEnd();
    return fail('step_without_shell', { detail: started.failure.detail });
  }
  void started.value.ended.then(onEnd);
  const typed = plan.prompt?.typed ?? null;
  const shell = record(started.value);
  const process = typed === null ? shell : typeAtPrompt(shell, typed);
  return ok({ process, title: plan.title, command: plan.commands.join(' && ') });
}

function keepState(
  states: ReturnType<typeof createOpenStates>,
  folder: string,
  request: OpenStepRequest,
  found: FoundState,
  step: EngineStep,
): StepState {
  const id = randomUUID();
  const state = describeState(id, request, found, step);
  const { options, dockerfileText } = request;
  const told = { state, folder, options, dockerfileText };
  states.keep(id, { told, step, plan: found.plan });
  return state;
}

export function createStepStates(options: StepStatesOptions): StepStates {
  const { access, schedule = timerSchedule, ...given } = options;
  const ground = { ...given, leaving: new Set<Promise<unknown>>() };
  const states = createOpenStates(schedule);

  return {
    async open(root, request, send, gone) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      const emit = listingProgress(send);
      const found = await findState({ ...ground, engine }, root, request, emit, gone);
      if (!found.ok) return found;
      const { opened } = found.value;
      if (opened.state === 'failed') {
        send({ kind: 'failed', message: opened.message, isStep: opened.isStep });
      } else if (opened.state === 'opened') {
        if (gone.aborted) opened.step.close();
        else
          send({
            kind: 'opened',
            state: keepState(states, root, request, found.value, opened.step),
          });
      }
      return ok(undefined);
    },
    find(id) {
      const open = states.find(id);
      return open.ok ? ok(open.value.told) : open;
    },
    async folder(id, path) {
      const open = states.find(id);
      return open.ok ? stateFolder(open.value.step, path) : open;
    },
    async file(id, path, length) {
      const open = states.find(id);
      return open.ok ? stateFile(open.value.step, path, length) : open;
    },
    async openShell(id, size) {
      const open = states.find(id);
      return open.ok ? startShell(open.value, size) : open;
    },
    async follow(id, send, gone) {
      const open = states.find(id);
      if (!open.ok) return open;
      await open.value.recorded.follow(send, gone);
      return ok(undefined);
    },
    async explainCopy(root, request, gone) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      return explainCopy({ ...ground, engine }, root, request, gone);
    },
    close: (id) => (states.drop(id) === null ? fail('step_state_not_found') : ok(undefined)),
    closeAll: () => states.dropAll(),
  };
}
