import { createHash } from 'node:crypto';
import type { ContainerInspection, PortBinding } from '@stagecraft/contracts';
import type { ContainerEngine, ContainerOutput, EngineRunRequest } from '../container-engine.ts';
import type { EngineFailure, Outcome } from '../engine.ts';
import { fakeContainerUse } from './fake-container-use.ts';
import { refusal, type FakeContainer } from './fake-container.ts';

/** What a container does: it writes, then it ends, or runs until it is stopped. */
export type FakeRun =
  | { readonly output?: readonly ContainerOutput[]; readonly exitCode: number | 'endless' }
  /** It cannot start; in the engine's words. */
  | { readonly refused: EngineFailure };

export interface FakeContainersOptions {
  /** Plays a container. */
  readonly play: (request: EngineRunRequest) => FakeRun;
  /** The ports that an image exposes; null when there is no such image. */
  readonly exposed: (image: string) => readonly string[] | null;
  /** Aborted when the engine is gone. */
  readonly away: AbortSignal;
  readonly gone: EngineFailure;
}

const firstFreePort = 49_153;

const missing = (id: string): Outcome<never> =>
  refusal('not_found', 404, `No such container: ${id}`);

/** Settles as the work does, or fails as soon as one of the signals aborts. */
function orGone<T>(
  work: Promise<T>,
  signals: readonly AbortSignal[],
  gone: EngineFailure,
): Promise<Outcome<T>> {
  const any = AbortSignal.any([...signals]);
  return new Promise((resolve) => {
    const leave = () => resolve({ ok: false, failure: gone });
    if (any.aborted) leave();
    any.addEventListener('abort', leave, { once: true });
    void work.then((value) => resolve({ ok: true, value }));
  });
}

/** A container that has just started. */
function fresh(request: EngineRunRequest): Omit<ContainerInspection, 'id' | 'name' | 'ports'> {
  const now = Date.now();
  return {
    image: request.image,
    imageId: request.image,
    state: 'running',
    exitCode: null,
    lastExitCode: null,
    outOfMemory: false,
    createdAt: now,
    startedAt: now,
    finishedAt: null,
    remove: request.remove,
    ours: true,
    process: [...(request.entrypoint ?? []), ...(request.command ?? [])],
    entrypoint: request.entrypoint,
    command: request.command,
    env: [...request.env],
    user: request.user,
    workingDir: request.workingDir,
    tty: request.tty,
    interactive: request.interactive,
    labels: {},
    pid: 1,
    error: '',
    health: null,
    restart: { ...request.restart, count: 0 },
    memory: request.memory,
    cpus: request.cpus,
    privileged: false,
    mounts: [],
    networks: [],
    logDriver: 'json-file',
  };
}

function makeContainer(
  request: EngineRunRequest,
  number: number,
  bindings: readonly PortBinding[],
  play: Exclude<FakeRun, { refused: EngineFailure }>,
): FakeContainer {
  const id = createHash('sha256').update(String(number)).digest('hex');
  let settle: (exitCode: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    settle = resolve;
  });
  const container: FakeContainer = {
    detail: {
      ...fresh(request),
      id,
      name: request.name ?? `fake_${number}`,
      ports: [...bindings],
    },
    output: play.output ?? [],
    ended,
    end(exitCode) {
      if (container.detail.state !== 'running') return;
      const finishedAt = Date.now();
      container.detail = { ...container.detail, state: 'exited', exitCode, finishedAt, ports: [] };
      settle(exitCode);
    },
  };
  if (play.exitCode !== 'endless') container.end(play.exitCode);
  return container;
}

/** Binds the asked ports to what is free; null when one is taken. */
function bind(
  { ports }: EngineRunRequest,
  open: readonly string[],
  taken: ReadonlySet<number>,
): PortBinding[] | null {
  const asked: PortBinding[] =
    ports === 'all' ? open.map((port) => ({ port, hostIp: '0.0.0.0', hostPort: 0 })) : ports;
  if (asked.some(({ hostPort }) => taken.has(hostPort))) return null;
  let free = firstFreePort;
  return asked.map((binding) => {
    if (binding.hostPort !== 0) return binding;
    while (taken.has(free)) free += 1;
    return { ...binding, hostPort: free++ };
  });
}

/** Starts a container among others, or says why not, as an engine would. */
function start(
  request: EngineRunRequest,
  containers: Map<string, FakeContainer>,
  number: number,
  { play, exposed }: FakeContainersOptions,
): Outcome<string> {
  const open = exposed(request.image);
  if (open === null) return refusal('not_found', 404, `No such image: ${request.image}`);
  const others = [...containers.values()].map(({ detail }) => detail);
  if (others.some(({ name }) => name === request.name)) {
    return refusal('refused', 409, `The container name "/${request.name}" is already in use`);
  }
  const taken = others.flatMap(({ ports }) => ports.map(({ hostPort }) => hostPort));
  const bindings = bind(request, open, new Set(taken));
  if (bindings === null) return refusal('error', 500, 'port is already allocated');
  const played = play(request);
  if ('refused' in played) return { ok: false, failure: played.refused };
  const container = makeContainer(request, number, bindings, played);
  containers.set(container.detail.id, container);
  return { ok: true, value: container.detail.id };
}

/** By id or name. */
function findContainer(
  containers: ReadonlyMap<string, FakeContainer>,
  id: string,
): FakeContainer | undefined {
  return containers.get(id) ?? [...containers.values()].find(({ detail }) => detail.name === id);
}

/** Containers in memory. */
export function fakeContainers(options: FakeContainersOptions): ContainerEngine {
  const { away, gone } = options;
  const containers = new Map<string, FakeContainer>();
  let count = 0;
  const answer = async <T>(value: () => Outcome<T>): Promise<Outcome<T>> =>
    away.aborted ? { ok: false, failure: gone } : value();
  const withOne = <T>(id: string, work: (container: FakeContainer) => T): Promise<Outcome<T>> =>
    answer((): Outcome<T> => {
      const container = findContainer(containers, id);
      return container ? { ok: true, value: work(container) } : missing(id);
    });
  return {
    ...fakeContainerUse(answer, withOne, containers),
    runContainer: (request) => answer(() => start(request, containers, ++count, options)),
    container: (id) => withOne(id, ({ detail }) => detail),
    containers: () =>
      answer(() => ({ ok: true, value: [...containers.values()].map(({ detail }) => detail) })),
    async containerLogs(id, { limit }, take, signal) {
      const found = await withOne(id, (container) => container);
      if (!found.ok) return found;
      let bytes = 0;
      for (const output of found.value.output) {
        if (signal.aborted || away.aborted) return { ok: false, failure: gone };
        await take(output);
        bytes += Buffer.byteLength(output.text);
        if (bytes > limit) return { ok: true, value: 'cut' };
      }
      const ended = found.value.ended.then(() => 'complete' as const);
      return orGone(ended, [signal, away], gone);
    },
    async waitForContainer(id, signal) {
      const found = await withOne(id, ({ ended }) => ({ ended }));
      return found.ok ? orGone(found.value.ended, [signal, away], gone) : found;
    },
    removeContainer: (id, { force } = { force: true, volumes: true }) =>
      answer((): Outcome<void> => {
        const found = findContainer(containers, id);
        if (found === undefined) return missing(id);
        if (!force && found.detail.state === 'running') {
          return refusal('refused', 409, `You cannot remove a running container ${id}`);
        }
        found.end(137);
        containers.delete(found.detail.id);
        return { ok: true, value: undefined };
      }),
  };
}
