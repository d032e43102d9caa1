import type {
  ContainerDetail,
  ContainerInspection,
  ContainerMessage,
  RunContainerRequest,
} from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type {
  ContainerLogOptions,
  EngineRunRequest,
  RemoveContainerHow,
} from '../engine/container-engine.ts';
import type { Engine, EngineFailure, Outcome } from '../engine/engine.ts';
import { timerSchedule } from '../engine/monitor.ts';
import type { Schedule } from '../engine/monitor.ts';
import { fail } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { askContainers } from './ask.ts';
import { runFailure } from './failures.ts';
import { prepareRun, type RunSources } from './prepare.ts';
import { createReaper, type Reaper } from './reaper.ts';

/** Bytes that one stream carries. */
const streamLimit = 64 * 1024 ** 2;

/**
 * A log that ends this long, ms, before its container does is not the whole of it: some engines stop
 * following when they begin a new log file (seen with 20.10).
 */
const endPatienceMs = 3000;

type Send = (message: ContainerMessage) => Promise<void>;
/** Which part of a log is wanted. */
export type LogPart = Omit<ContainerLogOptions, 'limit'>;

/** Containers of the engine, above all those that people run from here. */
export interface Containers {
  run(request: RunContainerRequest): Promise<Result<ContainerDetail>>;
  /**
   * Runs an image that was made for this container alone: it is removed with it. The container stays for
   * ten minutes after its end, unless somebody removes it before.
   *
   * @param request its image as `image` of the engine tells the id
   */
  runOwn(request: EngineRunRequest): Promise<Result<ContainerDetail>>;
  get(id: string): Promise<Result<ContainerInspection>>;
  stop(id: string, seconds?: number): Promise<Result<void>>;
  remove(id: string, how: RemoveContainerHow): Promise<Result<void>>;
  /**
   * Tells the container's state, its log as fast as `send` settles, and how it ends. Settles after the
   * last message, or when `signal` aborts.
   */
  follow(id: string, part: LogPart, send: Send, signal: AbortSignal): Promise<void>;
  /** What a container has written, as far as the engine keeps it. */
  readAll(
    id: string,
    part: LogPart,
    take: (text: string) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Removes those that servers before this one left behind. */
  sweep(): Promise<void>;
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
  part: LogPart,
  send: Send,
  signal: AbortSignal,
  schedule: Schedule,
): Promise<void> {
  const found = await engine.container(id);
  await send(toState(found));
  if (!found.ok) return;
  const take = (output: Omit<Extract<ContainerMessage, { kind: 'output' }>, 'kind'>) =>
    send({ kind: 'output', ...output });
  const read = await engine.containerLogs(id, { ...part, limit: streamLimit }, take, signal);
  if (signal.aborted) return;
  if (read.ok && read.value === 'cut') await send({ kind: 'cut' });
  const lost = () => void send({ kind: 'cut' });
  const callOff = read.ok && read.value === 'complete' ? schedule(lost, endPatienceMs) : null;
  const ended = read.ok ? await engine.waitForContainer(id, signal) : read;
  callOff?.();
  if (signal.aborted) return;
  await send(ended.ok ? toState(await engine.container(id)) : lastMessage(ended.failure));
}

/** How long a container with an image of its own stays after its end, ms: its log is to be read. */
const ownLingerMs = 10 * 60_000;

/** An engine that removes with a container the image that is only there for it. */
function removingImages(engine: Engine, owned: Map<string, string>): Engine {
  return {
    ...engine,
    async removeContainer(id, how) {
      const removed = await engine.removeContainer(id, how);
      const image = owned.get(id);
      if (image === undefined || !(removed.ok || removed.failure.kind === 'not_found'))
        return removed;
      owned.delete(id);
      // One that something else needs by now stays.
      await engine.removeImage(image);
      return removed;
    },
  };
}

/** Following and reading what containers write; nobody removes one meanwhile. */
function createReading(
  access: EngineAccess,
  reaper: Reaper,
  closing: AbortSignal,
  schedule: Schedule,
): Pick<Containers, 'follow' | 'readAll'> {
  return {
    async follow(id, part, send, signal) {
      const engine = access.engine();
      if (engine === null) return;
      const release = reaper.hold(id);
      try {
        await tell(engine, id, part, send, AbortSignal.any([signal, closing]), schedule);
      } finally {
        release();
      }
    },
    async readAll(id, part, take, signal) {
      const release = reaper.hold(id);
      try {
        const options = { ...part, limit: Infinity };
        await access.engine()?.containerLogs(id, options, ({ text }) => take(text), signal);
      } finally {
        release();
      }
    },
  };
}

export function createContainers(
  access: EngineAccess,
  sources: RunSources,
  { schedule = timerSchedule, now = Date.now }: ContainersOptions = {},
): Containers {
  const reaper = createReaper(schedule, now);
  const closing = new AbortController();
  const owned = new Map<string, string>();

  const ask = <T>(question: (engine: Engine) => Promise<Outcome<T>>): Promise<Result<T>> =>
    askContainers(access, (engine) => question(removingImages(engine, owned)));

  return {
    async run(request) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      const prepared = await prepareRun(request, sources);
      if (!prepared.ok) return prepared;
      await reaper.sweep(engine);
      const started = await engine.runContainer(prepared.value);
      if (!started.ok) return runFailure(started.failure);
      if (request.remove) reaper.watch(engine, started.value);
      return ask(() => engine.container(started.value));
    },
    async runOwn(request) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      const started = await engine.runContainer(request);
      if (!started.ok) {
        await engine.removeImage(request.image);
        return runFailure(started.failure);
      }
      owned.set(started.value, request.image);
      reaper.watch(removingImages(engine, owned), started.value, ownLingerMs);
      return ask(() => engine.container(started.value));
    },
    ...createReading(access, reaper, closing.signal, schedule),
    get: (id) => ask((engine) => engine.container(id)),
    stop: (id, seconds) => ask((engine) => engine.stopContainer(id, seconds)),
    remove: (id, how) => ask((engine) => engine.removeContainer(id, how)),
    async sweep() {
      const engine = access.engine();
      if (engine !== null) await reaper.sweep(engine);
    },
    async close() {
      closing.abort();
      await reaper.close();
    },
  };
}
