import { defaultBuildOptions } from '@stagecraft/contracts';
import type {
  BuildEvent,
  BuildOptions,
  BuildRecord,
  BuildSummary,
  ImageDetail,
  Problem,
  StreamMessage,
} from '@stagecraft/contracts';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import type { ApiClient } from '../../../api/client.ts';
import type { StreamState, StreamSubscription } from '../../../api/stream.ts';
import type { DocumentChange } from '../../../document/session.ts';
import { createAppStore } from '../../store.ts';
import type { Ports } from '../../ports.ts';

export const text = 'FROM busybox:1.36 AS base\nRUN make one\nRUN make two\nCMD ["sh"]\n';
export const options: BuildOptions = defaultBuildOptions('Dockerfile');

export function summaryOf(
  id: string,
  number: number,
  change: Partial<BuildSummary> = {},
): BuildSummary {
  return {
    id,
    workspaceId: 'w',
    number,
    state: 'running',
    options,
    createdAt: 1,
    startedAt: 2,
    finishedAt: null,
    imageId: null,
    error: null,
    name: null,
    pinned: false,
    imported: false,
    pairId: null,
    ...change,
  };
}

export const image: ImageDetail = {
  id: 'sha256:i',
  tags: [],
  digests: [],
  size: 10,
  createdAt: 5,
  os: 'linux',
  architecture: 'amd64',
  variant: null,
  author: '',
  layers: [],
  config: {
    user: '',
    workingDir: '',
    entrypoint: null,
    cmd: ['sh'],
    env: [],
    exposedPorts: [],
    volumes: [],
    labels: {},
    stopSignal: null,
    shell: null,
    healthcheck: null,
    onBuild: [],
  },
  history: [
    ['ADD file:x in /', 100],
    ['RUN /bin/sh -c make one # buildkit', 7],
    ['RUN /bin/sh -c make two # buildkit', 8],
    ['CMD ["sh"]', 0],
  ].map(([createdBy, size]) => ({
    id: null,
    createdAt: null,
    createdBy: String(createdBy),
    size: Number(size),
    comment: '',
    tags: [],
  })),
};

export function problem(code: Problem['code']): Problem {
  const words = { en: code, 'zh-CN': code };
  return { type: 'about:blank', title: code, status: 409, code, message: words, next: words };
}

/** Events as the server numbers them. */
export function numbered(...list: Record<string, unknown>[]): BuildEvent[] {
  return list.map((event, index) => ({ at: 1000 + index, ...event, seq: index + 1 }) as BuildEvent);
}
export const events = numbered(
  { type: 'build.queued', position: 0 },
  { type: 'build.started', builder: 'buildkit' },
  {
    type: 'step.queued',
    stepId: 's0',
    name: '[base 1/3] FROM docker.io/library/busybox:1.36',
    inputs: [],
  },
  { type: 'step.queued', stepId: 's1', name: '[base 2/3] RUN make one', inputs: ['s0'] },
  { type: 'step.queued', stepId: 's2', name: '[base 3/3] RUN make two', inputs: ['s1'] },
  { type: 'step.cached', stepId: 's0' },
  { type: 'step.started', stepId: 's1' },
  { type: 'step.logged', stepId: 's1', stream: 'stdout', text: 'hello\n' },
  { type: 'step.finished', stepId: 's1', startedAt: 1006, finishedAt: 1500 },
  { type: 'step.started', stepId: 's2' },
  { type: 'step.finished', stepId: 's2', startedAt: 1600, finishedAt: 1700 },
  { type: 'build.finished', imageId: 'sha256:i' },
);

type Answer = { ok: true; value: unknown } | { ok: false; problem: Problem };
type Call = { name: string; id: string | undefined; body: unknown };

/** A server, a stream, an editor and a worker in memory; frames come when the test says so. */
export function setUp(builds: BuildSummary[] = []) {
  const calls: Call[] = [];
  const subscriptions: StreamSubscription[] = [];
  const answers = new Map<string, (call: Call) => Answer>();
  const frames: (() => void)[] = [];
  const stored = new Map<string, string>();
  const texts = new Map<string, { text: string; version: number }>();
  let onMessages: ((message: StreamMessage) => void)[] = [];
  let onConnections: ((state: StreamState) => void)[] = [];
  const onChanges: ((change: DocumentChange) => void)[] = [];
  const ok = (value: unknown): Answer => ({ ok: true, value });
  const record = (id: string): BuildRecord => ({
    ...(builds.find((build) => build.id === id) ?? summaryOf(id, 1)),
    dockerfileText: text,
    engineVersion: '20.10.24',
    engineEndpoint: null,
    builder: null,
    stagecraftVersion: null,
    imageBytes: null,
    baseImages: [],
    context: null,
    recordBytes: null,
    command: 'docker build .',
  });
  answers.set('listBuilds', () => ok({ builds }));
  answers.set('getBuild', ({ id }) => ok(record(id ?? '')));
  answers.set('getImage', () => ok(image));
  answers.set('readFile', () => ok({ path: 'Dockerfile', text, version: '1' }));
  answers.set('saveFile', () => ok({ path: 'Dockerfile', version: '2' }));
  answers.set('listDockerfiles', () => ok({ paths: ['Dockerfile'] }));
  answers.set('listFolder', () => ok({ path: '', entries: [], truncated: false }));
  answers.set('getWorkspace', ({ id }) =>
    ok({ id, path: '/w', name: 'w', lastOpenedAt: 1, available: true }),
  );
  for (const name of ['cancelBuild', 'deleteBuild']) answers.set(name, () => ok(undefined));
  const api = {
    call: (
      name: string,
      asked: { params?: { id?: string; ref?: string }; body?: unknown } = {},
    ) => {
      const call = { name, id: asked.params?.id, body: asked.body };
      calls.push(call);
      return Promise.resolve(
        answers.get(name)?.(call) ?? { ok: false, problem: problem('internal') },
      );
    },
  } as unknown as ApiClient;
  const write = (path: string, next: string) => {
    const version = (texts.get(path)?.version ?? 0) + 1;
    texts.set(path, { text: next, version });
    for (const listener of onChanges) listener({ path, version });
  };
  let dirty = false;
  const documents = {
    open: (path: string, next: string) => Promise.resolve(write(path, next)),
    close: (path: string) => void texts.delete(path),
    text: (path: string) => texts.get(path)?.text ?? null,
    version: (path: string) => texts.get(path)?.version ?? null,
    savePoint: () => 1,
    markSaved: () => {
      dirty = false;
    },
    isDirty: () => dirty,
    lineEnding: () => 'lf',
    editsSince: () => null,
    connect: () => undefined,
    onChange: (listener: (change: DocumentChange) => void) => {
      onChanges.push(listener);
      return () => undefined;
    },
    onCursor: () => () => undefined,
    reveal: () => undefined,
  } as unknown as Ports['documents'];
  const ports: Ports = {
    api,
    documents,
    stream: {
      subscribe: (subscription) => void subscriptions.push(subscription),
      onMessage: (listener) => {
        onMessages = [...onMessages, listener];
        return () => undefined;
      },
      onConnection: (listener) => {
        onConnections = [...onConnections, listener];
        return () => undefined;
      },
      close: () => undefined,
    },
    language: {
      snapshot: ({ path, source, options }) => {
        const model = parseDockerfile(source.text() ?? '');
        return Promise.resolve({
          path,
          version: source.version() ?? 0,
          model,
          graph: buildGraph(model, options),
          problems: [],
          layout: { across: {}, down: {} },
        });
      },
      query: () => Promise.resolve(null),
      tellFacts: () => undefined,
      close: () => undefined,
      onCrash: () => () => undefined,
      dispose: () => undefined,
    },
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    now: () => 1,
    onNextFrame: (work) => void frames.push(work),
  };
  const store = createAppStore(ports);
  const send = (message: StreamMessage) => {
    for (const listener of onMessages) listener(message);
  };
  return {
    store,
    ports,
    calls,
    subscriptions,
    answers,
    stored,
    frames,
    connection: (state: StreamState) => {
      for (const listener of onConnections) listener(state);
    },
    send,
    play: (buildId: string, list: readonly BuildEvent[]) => {
      for (const event of list) send({ kind: 'build.event', buildId, event });
    },
    frame: () => {
      for (const work of frames.splice(0)) work();
    },
    edit: (next: string) => {
      dirty = true;
      write('Dockerfile', next);
    },
    /** Lets every promise that can settle do so. */
    settle: async () => {
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    },
    open: async () => {
      await store.getState().openWorkspace({ id: 'w' });
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    },
  };
}
