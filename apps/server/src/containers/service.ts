import type { ContainerDetail, ContainerMessage, RunContainerRequest } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine, EngineFailure, Outcome } from '../engine/engine.ts';
import { timerSchedule } from '../engine/monitor.ts';
import type { Schedule } from '../engine/monitor.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { containerFailure, runFailure } from './failures.ts';
import { createReaper } from './reaper.ts';

/** Lines of before that a client is told, and bytes that one stream carries. */
const logOptions = { tail: 2000, limit: 64 * 1024 ** 2 };

/**
 * A log that ends this long, ms, before its container does is not the whole of it: some engines stop
 * following when they begin a new log file (seen with 20.10).
 */
const endPatienceMs = 3000;

type Send = (message: ContainerMessage) => Promise<void>;

/** Containers that people run from here; it knows no others. */
export interface Containers {
  run(request: RunContainerRequest): Promise<Result<ContainerDetail>>;
  get(id: string): Promise<Result<ContainerDetail>>;
  stop(id: string): Promise<Result<void>>;
  remove(id: string): Promise<Result<void>>;
  /**
   * Tells the container's state, its log as fast as `send` settles, and how it ends. Settles after the
   * last message, or when `signal` aborts.
   */
  follow(id: string, send: Send, signal: AbortSignal): Promise<void>;
  /** Ends all following. Containers that run go on. */
  close(): Promise<void>;
}

export interface ContainersOptions {
  readonly schedule?: Schedule;
  /** ms since epoch. */
  readonly now?: () => number;
}

/** How the stream ends when the engine could not answer. */
function lastMessage({ kind, detail }: EngineFailure): ContainerMessage {
  return kind === 'not_found' ? { kind: 'gone' } : { kind: 'lost', detail };
}

function toState(found: Outcome<ContainerDetail>): ContainerMessage {
  return found.ok ? { kind: 'state', container: found.value } : lastMessage(found.failure);
}

async function tell(
  engine: Engine,
  id: string,
  send: Send,
  signal: AbortSignal,
  schedule: Schedule,
): Promise<void> {
  const found = await engine.container(id);
  await send(toState(found));
  if (!found.ok) return;
  const take = (output: Omit<Extract<ContainerMessage, { kind: 'output' }>, 'kind'>) =>
    send({ kind: 'output', ...output });
  const read = await engine.containerLogs(id, logOptions, take, signal);
  if (signal.aborted) return;
  if (read.ok && read.value === 'cut') await send({ kind: 'cut' });
  const lost = () => void send({ kind: 'cut' });
  const callOff = read.ok && read.value === 'complete' ? schedule(lost, endPatienceMs) : null;
  const ended = read.ok ? await engine.waitForContainer(id, signal) : read;
  callOff?.();
  if (signal.aborted) return;
  await send(ended.ok ? toState(await engine.container(id)) : lastMessage(ended.failure));
}

export function createContainers(
  access: EngineAccess,
  { schedule = timerSchedule, now = Date.now }: ContainersOptions = {},
): Containers {
  const reaper = createReaper(schedule, now);
  const closing = new AbortController();

  async function ask<T>(question: (engine: Engine) => Promise<Outcome<T>>): Promise<Result<T>> {
    const engine = access.engine();
    if (engine === null) return fail('engine_unavailable');
    const outcome = await question(engine);
    return outcome.ok ? ok(outcome.value) : containerFailure(outcome.failure);
  }

  return {
    async run(request) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      await reaper.sweep(engine);
      const started = await engine.runContainer(request);
      if (!started.ok) return runFailure(started.failure);
      if (request.remove) reaper.watch(engine, started.value);
      return ask(() => engine.container(started.value));
    },
    get: (id) => ask((engine) => engine.container(id)),
    stop: (id) => ask((engine) => engine.stopContainer(id)),
    remove: (id) => ask((engine) => engine.removeContainer(id)),
    async follow(id, send, signal) {
      const engine = access.engine();
      if (engine === null) return;
      const release = reaper.hold(id);
      try {
        await tell(engine, id, send, AbortSignal.any([signal, closing.signal]), schedule);
      } finally {
        release();
      }
    },
    async close() {
      closing.abort();
      await reaper.close();
    },
  };
}
