import { ContainerDetail, ContainerMessage, plainRun } from '@stagecraft/contracts';
import type { ImageDetail, RunContainerRequest } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { createContainers } from '../src/containers/service.ts';
import type { FakeRun } from '../src/engine/fake/fake-containers.ts';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { EngineRunRequest } from '../src/engine/container-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { fail } from '../src/problems/result.ts';
import { codeOf, startTestServer, testAccess, type Answer } from './harness.ts';

const never = new AbortController().signal;

const app: ImageDetail = {
  id: `sha256:${'a'.repeat(64)}`,
  tags: ['app:1'],
  digests: [],
  size: 7,
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
    cmd: ['serve'],
    env: [],
    exposedPorts: ['8080/tcp'],
    volumes: [],
    labels: {},
    stopSignal: null,
    shell: null,
    healthcheck: null,
    onBuild: [],
  },
  history: [],
};

const request: RunContainerRequest = {
  ...plainRun,
  image: 'app:1',
  ports: 'all',
  remove: true,
};

/** The whole of a log. */
const everything = { tail: 'all' } as const;
const sources = { workspaces: { root: async () => fail('not_found') }, environment: {} };

const engineThat = (run: (request: EngineRunRequest) => FakeRun): Engine =>
  createFakeEngine({ images: { 'app:1': app }, run });

const talking = () =>
  engineThat(() => ({
    output: [
      { stream: 'stdout', text: 'hello\r\n' },
      { stream: 'stderr', text: 'oh\n' },
    ],
    exitCode: 3,
  }));

function messagesOf({ text }: Answer): ContainerMessage[] {
  const frames = text.split('\n').filter((line) => line.startsWith('data: '));
  return frames.map((line) => ContainerMessage.parse(JSON.parse(line.slice('data: '.length))));
}

describe('the endpoints for containers', () => {
  it('run an image, tell its output and its end, and remove it', async () => {
    const server = await startTestServer({ engine: talking() });
    const ran = await server.ask('/api/containers', { json: request });
    const { id, ports } = ContainerDetail.parse(ran.json);
    expect(ports).toEqual([]);
    const messages = messagesOf(await server.ask(`/api/containers/${id}/log`));
    expect(messages.map(({ kind }) => kind)).toEqual(['state', 'output', 'output', 'state']);
    expect(messages.slice(1)).toEqual([
      { kind: 'output', stream: 'stdout', text: 'hello\r\n' },
      { kind: 'output', stream: 'stderr', text: 'oh\n' },
      { kind: 'state', container: expect.objectContaining({ state: 'exited', exitCode: 3 }) },
    ]);
    expect((await server.ask(`/api/containers/${id}`, { method: 'DELETE' })).status).toBe(204);
    for (const path of [`/api/containers/${id}`, `/api/containers/${id}/log`]) {
      expect(codeOf(await server.ask(path))).toBe('container_not_found');
    }
  });

  it('stop one that runs, which its followers see', async () => {
    const server = await startTestServer({ engine: engineThat(() => ({ exitCode: 'endless' })) });
    const { id, state, ports } = ContainerDetail.parse(
      (await server.ask('/api/containers', { json: request })).json,
    );
    expect([state, ports]).toEqual([
      'running',
      [{ port: '8080/tcp', hostIp: '0.0.0.0', hostPort: expect.any(Number) }],
    ]);
    const following = server.ask(`/api/containers/${id}/log`);
    const stopped = await server.ask(`/api/containers/${id}/stop`, { method: 'POST' });
    expect(stopped.status).toBe(204);
    expect(messagesOf(await following).at(-1)).toMatchObject({ container: { exitCode: 143 } });
  });

  it.each([
    ['an image that is not there', { ...request, image: 'none' }, 'image_not_found'],
    ['a name that is none', { ...request, name: '--privileged' }, 'bad_request'],
    [
      'a host address that is none',
      { ...request, ports: [{ port: '80/tcp', hostIp: 'localhost', hostPort: 0 }] },
      'bad_request',
    ],
    ['a port that is none', { ...request, ports: [{ port: '80' }] }, 'bad_request'],
  ])('refuse %s', async (_, json, code) => {
    const server = await startTestServer({ engine: talking() });
    expect(codeOf(await server.ask('/api/containers', { json }))).toBe(code);
  });

  it('let nobody in without the token, and no page from elsewhere', async () => {
    const server = await startTestServer({ engine: talking() });
    const asks = [
      server.ask('/api/containers', { json: request, as: 'nobody' }),
      server.ask('/api/containers/a/log', { as: 'nobody' }),
    ];
    for (const answer of await Promise.all(asks)) expect(answer.status).toBe(401);
    const foreign = { origin: 'http://evil.example' };
    const page = await server.ask('/api/containers', {
      json: request,
      as: 'browser',
      headers: foreign,
    });
    expect(codeOf(page)).toBe('forbidden_origin');
  });

  it('say that there is no engine', async () => {
    const server = await startTestServer({ engine: null });
    expect(codeOf(await server.ask('/api/containers', { json: request }))).toBe(
      'engine_unavailable',
    );
  });
});

/** A schedule whose tasks the test lets run. */
function handSchedule() {
  const tasks = new Set<() => void>();
  return {
    schedule: (task: () => void) => {
      tasks.add(task);
      return () => void tasks.delete(task);
    },
    waiting: () => tasks.size,
    elapse() {
      for (const task of [...tasks]) task();
      tasks.clear();
    },
  };
}

/** Lets what waits for settled promises go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const countOf = async (engine: Engine): Promise<number> => {
  const listed = await engine.containers();
  return listed.ok ? listed.value.length : -1;
};

describe('a container that is to be removed', () => {
  it('stays as long as somebody looks at it, and a while', async () => {
    const engine = talking();
    const hand = handSchedule();
    const containers = createContainers(testAccess(engine), sources, hand);
    const ran = await containers.run(request);
    const id = ran.ok ? ran.value.id : '';
    await settled();
    expect(hand.waiting()).toBe(1);
    let during = -1;
    await containers.follow(id, everything, async () => void (during = hand.waiting()), never);
    expect(during).toBe(0);
    expect(await countOf(engine)).toBe(1);
    hand.elapse();
    await settled();
    expect(await countOf(engine)).toBe(0);
  });

  it('goes at once with the server; one that runs, or is to be kept, stays', async () => {
    const engine = engineThat(({ command }) => ({ exitCode: command === null ? 'endless' : 0 }));
    const containers = createContainers(testAccess(engine), sources, handSchedule());
    await containers.run(request);
    await containers.run({ ...request, ports: [], command: ['a'], remove: false });
    await containers.run({ ...request, ports: [], command: ['a'] });
    await settled();
    await containers.close();
    const left = await engine.containers();
    expect(left.ok && left.value.map(({ remove, state }) => [remove, state])).toEqual([
      [true, 'running'],
      [false, 'exited'],
    ]);
  });

  it('is swept up by a later server', async () => {
    const engine = talking();
    const first = createContainers(testAccess(engine), sources, handSchedule());
    await first.run(request);
    const soon = createContainers(testAccess(engine), sources, handSchedule());
    await soon.run(request);
    expect(await countOf(engine)).toBe(2);
    const inAnHour = () => Date.now() + 3_600_000;
    const later = createContainers(testAccess(engine), sources, {
      ...handSchedule(),
      now: inAnHour,
    });
    await later.run(request);
    expect(await countOf(engine)).toBe(1);
  });
});

it('tells followers that the engine is lost, or the container gone', async () => {
  const engine = createFakeEngine({
    images: { 'app:1': app },
    run: () => ({ output: [{ stream: 'stdout', text: 'a' }], exitCode: 'endless' }),
  });
  const containers = createContainers(testAccess(engine), sources);
  const ran = await containers.run(request);
  const id = ran.ok ? ran.value.id : '';
  const kinds: string[] = [];
  await containers.follow(
    id,
    everything,
    async ({ kind }) => {
      kinds.push(kind);
      if (kind === 'output') engine.goAway();
    },
    never,
  );
  expect(kinds).toEqual(['state', 'output', 'lost']);
  const other = talking();
  const messages: ContainerMessage[] = [];
  await createContainers(testAccess(other), sources).follow(
    'none',
    everything,
    async (message) => void messages.push(message),
    never,
  );
  expect(messages).toEqual([{ kind: 'gone' }]);
});

it('says that the rest is missing when the log ends before its container does', async () => {
  const fake = engineThat(() => ({ exitCode: 'endless' }));
  const engine: Engine = { ...fake, containerLogs: async () => ({ ok: true, value: 'complete' }) };
  const hand = handSchedule();
  const containers = createContainers(testAccess(engine), sources, hand);
  const ran = await containers.run(request);
  const id = ran.ok ? ran.value.id : '';
  const kinds: string[] = [];
  const following = containers.follow(
    id,
    everything,
    async ({ kind }) => void kinds.push(kind),
    never,
  );
  await settled();
  expect(kinds).toEqual(['state']);
  hand.elapse();
  await containers.stop(id);
  await following;
  expect(kinds).toEqual(['state', 'cut', 'state']);
});
