import { createHash } from 'node:crypto';
import type { ImageDetail, LocalImage, UnstampedBuildEvent } from '@stagecraft/contracts';
import type { EngineRunRequest } from '../container-engine.ts';
import type {
  Engine,
  EngineBuildRequest,
  EngineBuildResult,
  EngineFailure,
  EngineInfo,
  Outcome,
} from '../engine.ts';
import { fakeContainers, type FakeRun } from './fake-containers.ts';
import { fakeImages } from './fake-images.ts';
import { fakeProcesses, type FakeProcessesOptions } from './fake-processes.ts';
import { fakeRegistries, type FakeRegistries } from './fake-registries.ts';

/** One step of a scripted build. */
export interface FakeStep {
  /** As BuildKit would name it, e.g. `[1/2] RUN make`. */
  readonly name: string;
  readonly log?: string;
  /** Anything but 0 fails the step and the build. */
  readonly exitCode?: number;
  /** The step goes on until the build is cancelled (or the engine is lost). */
  readonly endless?: boolean;
}

/** What a build does: its steps, or the frontend's refusal of the Dockerfile. */
export type FakePlan =
  | { readonly steps: readonly FakeStep[] }
  | { readonly refused: { readonly message: string; readonly line: number | null } };

export interface FakeScript {
  readonly info?: Partial<EngineInfo>;
  /** Images that are there from the start, by every name and id they are asked by. */
  readonly images?: Readonly<Record<string, ImageDetail>>;
  /** File systems of images by id, and single files of them by id and path in one, as tar archives. */
  readonly files?: Readonly<Record<string, () => AsyncIterable<Uint8Array>>>;
  plan?(request: EngineBuildRequest): FakePlan;
  readonly registries?: FakeRegistries;
  /** Plays a container; by default it ends at once with 0. */
  run?(request: EngineRunRequest): FakeRun;
  /** Plays a process; by default there is no such container. */
  process?: FakeProcessesOptions['play'];
}

/** An engine in memory, for tests of what is built upon one. */
export interface FakeEngine extends Engine {
  /** Every build that was asked for, in order. */
  readonly requests: readonly EngineBuildRequest[];
  /** From now on the engine is gone: calls fail, running builds are lost. */
  goAway(): void;
}

type Emit = (event: UnstampedBuildEvent) => void;

const gone: EngineFailure = { kind: 'unreachable', detail: 'connect ENOENT /fake/docker.sock' };

const fakeInfo: EngineInfo = {
  name: 'fake',
  version: '0.0.0',
  apiVersion: '1.41',
  os: 'linux',
  architecture: 'amd64',
  cpus: 1,
  memory: 1 << 30,
  builders: ['buildkit'],
  control: false,
  imageStore: 'graph',
  platforms: [],
};

const digestOf = (...parts: readonly string[]): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;

function imageOf(id: string, tags: readonly string[], steps: readonly FakeStep[]): ImageDetail {
  return {
    id,
    tags: [...tags],
    digests: [],
    size: 0,
    createdAt: null,
    os: 'linux',
    architecture: 'amd64',
    variant: null,
    author: '',
    layers: [],
    config: {
      user: '',
      workingDir: '',
      entrypoint: null,
      cmd: null,
      env: [],
      exposedPorts: [],
      volumes: [],
      labels: {},
      stopSignal: null,
      shell: null,
      healthcheck: null,
      onBuild: [],
    },
    history: steps.map(({ name }) => ({
      id: null,
      createdAt: null,
      createdBy: name,
      size: 0,
      comment: '',
      tags: [],
    })),
  };
}

/** Resolves when any of the signals aborts. */
function aborted(signals: readonly AbortSignal[]): Promise<void> {
  const any = AbortSignal.any([...signals]);
  return new Promise((resolve) => {
    if (any.aborted) resolve();
    else any.addEventListener('abort', () => resolve(), { once: true });
  });
}

interface Run {
  readonly emit: Emit;
  readonly cancel: AbortSignal;
  readonly away: AbortSignal;
  /** Ids of steps whose result is kept. */
  readonly cache: Set<string>;
  readonly noCache: boolean;
}

function stopped(run: Run): EngineBuildResult | null {
  if (run.away.aborted) return { state: 'lost', detail: gone.detail };
  return run.cancel.aborted ? { state: 'cancelled' } : null;
}

/** Runs one step; gives the build's result when it ends with this step. */
async function runStep(
  step: FakeStep,
  stepId: string,
  run: Run,
): Promise<EngineBuildResult | null> {
  const { emit, cache } = run;
  if (cache.has(stepId) && !run.noCache) {
    emit({ type: 'step.cached', stepId });
    return null;
  }
  const startedAt = Date.now();
  emit({ type: 'step.started', stepId });
  if (step.log) emit({ type: 'step.logged', stepId, stream: 'stdout', text: step.log });
  await (step.endless ? aborted([run.cancel, run.away]) : Promise.resolve());
  const end = stopped(run);
  if (end?.state === 'cancelled') {
    const error = 'context canceled';
    emit({ type: 'step.failed', stepId, error, exitCode: null, cancelled: true });
  }
  if (end) return end;
  const exitCode = step.exitCode ?? 0;
  if (exitCode !== 0) {
    const message = `process "${step.name}" did not complete successfully: exit code: ${exitCode}`;
    emit({ type: 'step.failed', stepId, error: message, exitCode, cancelled: false });
    return { state: 'failed', message, stepId, exitCode, line: null };
  }
  cache.add(stepId);
  emit({ type: 'step.finished', stepId, startedAt, finishedAt: Date.now() });
  return null;
}

async function runPlan(
  plan: FakePlan,
  request: EngineBuildRequest,
  run: Run,
): Promise<EngineBuildResult> {
  const bytes = Buffer.byteLength(request.dockerfileText);
  run.emit({ type: 'context.progressed', bytes, files: 1, done: true });
  if ('refused' in plan) {
    return { state: 'failed', ...plan.refused, stepId: null, exitCode: null };
  }
  const args = JSON.stringify(request.options.buildArgs);
  const ids: string[] = [];
  for (const { name } of plan.steps) {
    const inputs = ids.slice(-1);
    const stepId = digestOf(name, args, ...inputs);
    ids.push(stepId);
    run.emit({ type: 'step.queued', stepId, name, inputs });
  }
  for (const [i, step] of plan.steps.entries()) {
    const end = await runStep(step, ids[i] ?? '', run);
    if (end) return end;
  }
  for (const tag of request.options.tags) run.emit({ type: 'image.tagged', tag });
  return { state: 'succeeded', imageId: digestOf(...ids) };
}

/** Every name once, as the engine lists them. */
function listOf(images: ReadonlyMap<string, ImageDetail>): LocalImage[] {
  return [...new Set(images.values())].flatMap(({ id, tags, size, createdAt }) =>
    (tags.length > 0 ? tags : [id]).map((ref) => ({
      ref,
      id,
      bytes: size,
      created: createdAt ?? 0,
    })),
  );
}

const missing = (ref: string): EngineFailure => ({
  kind: 'not_found',
  detail: `No such image: ${ref}`,
  status: 404,
});

const withoutContainer: FakeProcessesOptions['play'] = ({ container }) => ({
  kind: 'not_found',
  detail: `No such container: ${container}`,
  status: 404,
});

/** Plays one build; gives the image that it made, too. */
async function runBuild(
  script: FakeScript,
  request: EngineBuildRequest,
  run: Run,
): Promise<{ readonly result: EngineBuildResult; readonly image: ImageDetail | null }> {
  const end = stopped(run);
  if (end) return { result: end, image: null };
  const plan = script.plan?.(request) ?? { steps: [] };
  const result = await runPlan(plan, request, run);
  const made = result.state === 'succeeded' && result.imageId !== null && 'steps' in plan;
  const image = made ? imageOf(result.imageId, request.options.tags, plan.steps) : null;
  return { result, image };
}

function playedContainers(
  script: FakeScript,
  images: ReadonlyMap<string, ImageDetail>,
  away: AbortSignal,
) {
  return fakeContainers({
    play: (request) => script.run?.(request) ?? { exitCode: 0 },
    exposed: (image) => images.get(image)?.config.exposedPorts ?? null,
    away,
    gone,
  });
}

/** An engine that plays the builds of `script`. It keeps to the same contract as a real one. */
export function createFakeEngine(script: FakeScript = {}): FakeEngine {
  const away = new AbortController();
  const requests: EngineBuildRequest[] = [];
  const images = new Map(Object.entries(script.images ?? {}));
  const cache = new Set<string>();
  const watchers = new Set<() => void>();
  const info: EngineInfo = { ...fakeInfo, ...script.info };
  const answer = async <T>(value: () => Outcome<T>): Promise<Outcome<T>> =>
    away.signal.aborted ? { ok: false, failure: gone } : value();

  const containers = playedContainers(script, images, away.signal);
  const changed = (): void => watchers.forEach((watcher) => watcher());
  const ground = { images, containers: containers.containers, away: away.signal, gone };
  return {
    ...containers,
    ...fakeImages({ ...ground, changed }),
    ...fakeProcesses({ play: script.process ?? withoutContainer, away: away.signal, gone }),
    ...fakeRegistries({ script: script.registries ?? {}, away: away.signal, gone }),
    endpoint: 'unix:///fake/docker.sock',
    requests,
    goAway: () => away.abort(),
    info: () => answer(() => ({ ok: true, value: info })),
    ping: () => answer(() => ({ ok: true, value: undefined })),
    image: (ref) =>
      answer(() => {
        const value = images.get(ref);
        return value ? { ok: true, value } : { ok: false, failure: missing(ref) };
      }),
    images: () => answer(() => ({ ok: true, value: listOf(images) })),
    removeImage: (id) =>
      answer(() => {
        images.delete(id);
        changed();
        return { ok: true, value: undefined };
      }),
    async readFiles(id, read, signal, path = '') {
      const tar = script.files?.[id + path];
      if (away.signal.aborted || signal.aborted) return { ok: false, failure: gone };
      if (tar === undefined) return { ok: false, failure: missing(id) };
      const reading = read(tar()).then((value) => ({ ok: true, value }) as const);
      const ended = aborted([signal, away.signal]);
      return Promise.race([reading, ended.then(() => ({ ok: false, failure: gone }) as const)]);
    },
    watchImages(changed, signal) {
      watchers.add(changed);
      const ended = aborted([signal, away.signal]);
      return ended.finally(() => watchers.delete(changed));
    },
    async build(request, emit, cancel) {
      requests.push(request);
      const run = { emit, cancel, away: away.signal, cache, noCache: request.options.noCache };
      const { result, image } = await runBuild(script, request, run);
      if (image === null) return result;
      for (const ref of [image.id, ...request.options.tags]) images.set(ref, image);
      changed();
      return result;
    },
    openStep: async () => ({ state: 'unsupported' }),
    close: () => away.abort(),
  };
}
