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
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../api/client.ts';
import type { StreamState, StreamSubscription } from '../api/stream.ts';
import type { DocumentChange } from '../document/session.ts';
import { createAppStore } from './store.ts';
import type { Ports } from './ports.ts';

const text = 'FROM busybox:1.36 AS base\nRUN make one\nRUN make two\nCMD ["sh"]\n';
const options: BuildOptions = {
  dockerfile: 'Dockerfile',
  target: null,
  tags: [],
  buildArgs: {},
  noCache: false,
  pull: false,
  platform: null,
};

function summaryOf(id: string, number: number, change: Partial<BuildSummary> = {}): BuildSummary {
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
    ...change,
  };
}

const image: ImageDetail = {
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

function problem(code: Problem['code']): Problem {
  const words = { en: code, 'zh-CN': code };
  return { type: 'about:blank', title: code, status: 409, code, message: words, next: words };
}

/** Events as the server numbers them. */
function numbered(...list: Record<string, unknown>[]): BuildEvent[] {
  return list.map((event, index) => ({ at: 1000 + index, ...event, seq: index + 1 }) as BuildEvent);
}
const events = numbered(
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
function setUp(builds: BuildSummary[] = []) {
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
    open: (path: string, next: string) => Promise.resolve(void write(path, next)),
    close: (path: string) => void texts.delete(path),
    text: (path: string) => texts.get(path)?.text ?? null,
    version: (path: string) => texts.get(path)?.version ?? null,
    savePoint: () => 1,
    markSaved: () => {
      dirty = false;
    },
    isDirty: () => dirty,
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
      snapshot: (path, version, source, graphOptions) => {
        const model = parseDockerfile(source);
        const graph = buildGraph(model, graphOptions);
        return Promise.resolve({ path, version, model, graph, problems: [], layout: {} });
      },
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

describe('a page that is opened', () => {
  it('shows the build that is going, from its first event, and not each event but each frame', async () => {
    const page = setUp([summaryOf('old', 2, { state: 'succeeded' }), summaryOf('going', 1)]);
    await page.open();
    expect(page.store.getState().activeBuildId).toBe('going');
    expect(page.subscriptions.at(-1)).toEqual({ workspaceId: 'w', buildId: 'going', after: 0 });
    let changes = 0;
    page.store.subscribe((state, before) => {
      if (state.trace !== before.trace) changes += 1;
    });
    page.play('going', events.slice(0, 8));
    expect(page.store.getState().trace).toBeNull();
    page.frame();
    expect(changes).toBe(1);
    expect(page.store.getState().trace?.lastSeq).toBe(8);
  });

  it('shows the newest build when none is going', async () => {
    const page = setUp([
      summaryOf('a', 1, { state: 'failed' }),
      summaryOf('b', 2, { state: 'cancelled' }),
    ]);
    await page.open();
    expect(page.store.getState().activeBuildId).toBe('b');
    expect(page.store.getState().builds.map((build) => build.id)).toEqual(['b', 'a']);
  });

  it('says so when the builds cannot be listed', async () => {
    const page = setUp();
    page.answers.set('listBuilds', () => ({ ok: false, problem: problem('internal') }));
    await page.open();
    expect(page.store.getState().buildsLoad).toMatchObject({ state: 'failed' });
  });
});

describe('events', () => {
  it('are never folded twice, however often the server repeats them', async () => {
    const page = setUp([summaryOf('going', 1)]);
    await page.open();
    page.play('going', events.slice(0, 8));
    page.frame();
    page.play('going', events);
    page.frame();
    const { trace } = page.store.getState();
    expect(trace?.lastSeq).toBe(events.length);
    expect(trace?.steps.map((step) => step.log.length)).toEqual([0, 1, 0]);
  });

  it('of another build, or of one left meanwhile, change nothing', async () => {
    const page = setUp([summaryOf('one', 1), summaryOf('two', 2, { state: 'failed' })]);
    await page.open();
    page.play('other', events);
    page.play('one', events.slice(0, 4));
    await page.store.getState().selectBuild('two');
    page.frame();
    expect(page.store.getState()).toMatchObject({ activeBuildId: 'two', trace: null });
  });

  it('resume after a lost connection from the last one folded', async () => {
    const page = setUp([summaryOf('going', 1)]);
    await page.open();
    page.play('going', events.slice(0, 5));
    page.frame();
    page.connection('open');
    page.connection('lost');
    const before = page.calls.length;
    page.connection('open');
    await page.settle();
    expect(page.calls.slice(before).map((call) => call.name)).toContain('listBuilds');
    expect(page.store.getState().trace?.lastSeq).toBe(5);
    page.play('going', events.slice(5));
    page.frame();
    expect(page.store.getState().trace?.state).toBe('succeeded');
  });
});

describe('the overlay', () => {
  it('shows each instruction with its state, and its size once the image is known', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play('b', events.slice(0, 8));
    page.frame();
    const { overlay } = page.store.getState();
    expect([...overlay].map(([index, { phase }]) => [index, phase])).toEqual([
      [0, 'cached'],
      [1, 'running'],
      [2, 'queued'],
    ]);
    page.play('b', events);
    page.frame();
    await page.settle();
    const done = page.store.getState();
    expect(done.image?.id).toBe('sha256:i');
    expect(done.overlay.get(1)).toMatchObject({ phase: 'done', durationMs: 494, layerSize: 7 });
    expect(done.overlay.get(2)?.layerSize).toBe(8);
    expect(done.imageHistory.map((row) => row.origin.kind)).toEqual([
      'base',
      'instruction',
      'instruction',
      'instruction',
    ]);
  });

  it("stays only where today's instruction equals the built one, wherever it moved", async () => {
    const page = setUp([summaryOf('b', 1, { state: 'succeeded' })]);
    await page.open();
    page.play('b', events);
    page.frame();
    await page.settle();
    page.edit('FROM busybox:1.36 AS base\nENV A=1\nRUN make one\nRUN make three\nCMD ["sh"]\n');
    await page.settle();
    expect([...page.store.getState().overlay.keys()].sort()).toEqual([0, 2]);
    page.edit(text);
    await page.settle();
    expect([...page.store.getState().overlay.keys()].sort()).toEqual([0, 1, 2]);
  });

  it('forgets what was queued when the build ended before it', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play('b', [
      ...events.slice(0, 7),
      ...numbered({ type: 'build.cancelled' }).map((event) => ({ ...event, seq: 8 })),
    ]);
    page.frame();
    expect(page.store.getState().overlay.has(2)).toBe(false);
    expect(page.store.getState().overlay.get(1)?.phase).not.toBe('running');
  });

  it('marks the instruction on the line that the engine named', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play(
      'b',
      numbered(
        { type: 'build.started', builder: 'buildkit' },
        { type: 'build.failed', message: 'parse error', stepId: null, exitCode: null, line: 2 },
      ),
    );
    page.frame();
    expect(page.store.getState().overlay.get(2)).toMatchObject({
      phase: 'failed',
      error: 'parse error',
    });
  });
});

describe('Build', () => {
  it('saves first, builds the text that is seen, and shows the new build', async () => {
    const page = setUp();
    await page.open();
    page.answers.set('startBuild', () => ({
      ok: true,
      value: summaryOf('new', 1, { state: 'queued' }),
    }));
    const seen = `${text}# seen\n`;
    page.edit(seen);
    page.store.getState().setBuildOptions({ tags: ['app:dev'] });
    await page.store.getState().startBuild();
    const names = page.calls.map((call) => call.name);
    expect(names.indexOf('saveFile')).toBeGreaterThan(-1);
    expect(names.indexOf('saveFile')).toBeLessThan(names.indexOf('startBuild'));
    expect(page.calls.find((call) => call.name === 'startBuild')?.body).toEqual({
      options: { ...options, tags: ['app:dev'] },
      dockerfileText: seen,
    });
    expect(page.store.getState()).toMatchObject({
      activeBuildId: 'new',
      bottomTab: 'log',
      buildStarting: false,
    });
  });

  it('does not start when the file cannot be saved', async () => {
    const page = setUp();
    await page.open();
    page.answers.set('saveFile', () => ({ ok: false, problem: problem('file_conflict') }));
    page.edit('FROM scratch\n');
    await page.store.getState().startBuild();
    expect(page.calls.some((call) => call.name === 'startBuild')).toBe(false);
    expect(page.store.getState().buildStarting).toBe(false);
  });

  it("keeps the server's reason when it refuses", async () => {
    const page = setUp();
    await page.open();
    page.answers.set('startBuild', () => ({ ok: false, problem: problem('engine_unavailable') }));
    await page.store.getState().startBuild();
    expect(page.store.getState().buildProblem?.code).toBe('engine_unavailable');
  });

  it('remembers the options by workspace and Dockerfile, and forgets nonsense', async () => {
    const page = setUp();
    await page.open();
    page.store.getState().setBuildOptions({ target: 'base', noCache: true });
    expect(page.store.getState().target).toBe('base');
    const [key] = [...page.stored.keys()].filter((name) => name.includes('build-options'));
    const again = setUp();
    for (const [name, value] of page.stored) again.stored.set(name, value);
    await again.open();
    expect(again.store.getState().buildOptions).toMatchObject({ target: 'base', noCache: true });
    expect(again.store.getState().target).toBe('base');
    const broken = setUp();
    broken.stored.set(key!, '{"noCache": "yes"}');
    await broken.open();
    expect(broken.store.getState().buildOptions).toEqual(options);
  });

  it('follows a build that was started elsewhere when the newest one was shown', async () => {
    const page = setUp([summaryOf('old', 1, { state: 'succeeded' })]);
    await page.open();
    page.send({ kind: 'build.summary', build: summaryOf('elsewhere', 2) });
    await page.settle();
    expect(page.store.getState().activeBuildId).toBe('elsewhere');
  });

  it('leaves a past build in view when another starts', async () => {
    const page = setUp([
      summaryOf('older', 1, { state: 'succeeded' }),
      summaryOf('newer', 2, { state: 'succeeded' }),
    ]);
    await page.open();
    await page.store.getState().selectBuild('older');
    page.send({ kind: 'build.summary', build: summaryOf('elsewhere', 3) });
    await page.settle();
    expect(page.store.getState().activeBuildId).toBe('older');
    expect(page.store.getState().builds).toHaveLength(3);
  });
});

describe('cancelling and deleting', () => {
  it('shows that it waits until the engine stopped', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play('b', events.slice(0, 7));
    page.frame();
    await page.store.getState().cancelBuild();
    expect(page.store.getState().cancellingBuildId).toBe('b');
    page.play('b', [{ type: 'build.cancelled', seq: 8, at: 2000 }]);
    page.frame();
    expect(page.store.getState().cancellingBuildId).toBeNull();
    expect(page.store.getState().trace?.state).toBe('cancelled');
  });

  it('has nothing to complain about when the build had just ended', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.answers.set('cancelBuild', () => ({ ok: false, problem: problem('build_not_running') }));
    await page.store.getState().cancelBuild();
    expect(page.store.getState()).toMatchObject({ cancellingBuildId: null, buildProblem: null });
  });

  it('takes a deleted build out of the list and out of view', async () => {
    const page = setUp([summaryOf('b', 1, { state: 'failed' })]);
    await page.open();
    await page.store.getState().deleteBuild('b');
    expect(page.store.getState()).toMatchObject({ builds: [], activeBuildId: null, trace: null });
  });
});

describe('the image', () => {
  it('is asked for once, and again when the engine is back', async () => {
    const page = setUp([summaryOf('b', 1, { state: 'succeeded', imageId: 'sha256:i' })]);
    page.answers.set('getImage', () => ({ ok: false, problem: problem('engine_unavailable') }));
    await page.open();
    page.play('b', events);
    page.frame();
    await page.settle();
    const asked = () => page.calls.filter((call) => call.name === 'getImage').length;
    expect(asked()).toBe(1);
    expect(page.store.getState().imageProblem?.code).toBe('engine_unavailable');
    page.answers.set('getImage', () => ({ ok: true, value: image }));
    page.store.setState({
      engine: { state: 'unavailable', endpoint: null, reason: 'refused', detail: '' },
    });
    page.store.setState({
      engine: {
        state: 'ready',
        endpoint: 'unix:///x',
        source: 'option',
        name: 'x',
        version: '1',
        apiVersion: '1',
        os: 'linux',
        architecture: 'amd64',
        cpus: 1,
        memory: 1,
        builders: ['buildkit'],
      },
    });
    await page.settle();
    expect(asked()).toBe(2);
    expect(page.store.getState()).toMatchObject({ imageProblem: null, image: { id: 'sha256:i' } });
  });
});
