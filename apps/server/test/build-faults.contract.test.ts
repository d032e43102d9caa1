import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { BuildRecord, BuildSummary, defaultBuildOptions } from '@stagecraft/contracts';
import type { BuildEvent } from '@stagecraft/contracts';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createDockerEngine } from '../src/engine/docker/docker-engine.ts';
import {
  breakableEndpoint,
  commandsWith,
  createTestEngine,
  testBuilders,
  testEndpoint,
} from '../src/engine/docker/test-engine.ts';
import type { TestEngine } from '../src/engine/docker/test-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { endless, eventsIn, expectWhole, follow, hasEnded, isReady } from './followed-build.ts';
import { startTestServer, temporaryFolder } from './harness.ts';
import type { TestServer } from './harness.ts';
import { engineSeen, openWorkspace, serverProcess, startBuild } from './asked-server.ts';
import { buildEvents, isEnd, openStreamClient } from './stream-client.ts';

const builders = await testBuilders();
const isPodman = !builders.includes('buildkit');
/** Where the engine is on this machine its steps are seen by their commands. */
const isLocal = process.platform === 'linux' && testEndpoint().startsWith('unix://');

/** Waits until no command with the text runs on this machine; elsewhere nothing can be seen. */
async function endsAtEngine(nonce: string): Promise<void> {
  if (!isLocal || isPodman) return;
  await vi.waitFor(async () => expect(await commandsWith(nonce)).toEqual([]), {
    timeout: 20_000,
    interval: 100,
  });
}

function testEngine(builder = builders[0]): TestEngine {
  const engine = createTestEngine({ ...(builder && { builder }) });
  onTestFinished(async () => {
    await engine.removeImages();
    engine.close();
  });
  return engine;
}

interface Desk {
  readonly server: TestServer;
  start(dockerfileText: string): Promise<string>;
  record(id: string): Promise<BuildRecord>;
  events(id: string): Promise<BuildEvent[]>;
}

/** A server with one workspace. */
async function desk(engine: Engine, dataFolder?: string): Promise<Desk> {
  const server = await startTestServer({ engine, ...(dataFolder && { dataFolder }) });
  const workspace = await server.open(await temporaryFolder());
  return {
    server,
    async start(dockerfileText) {
      const json = { options: defaultBuildOptions('Dockerfile'), dockerfileText };
      const answer = await server.ask(`/api/workspaces/${workspace}/builds`, { json });
      return BuildSummary.parse(answer.json).id;
    },
    record: async (id) => BuildRecord.parse((await server.ask(`/api/builds/${id}`)).json),
    events: async (id) => eventsIn((await server.ask(`/api/builds/${id}/events`)).text),
  };
}

it.each(builders)(
  '%s: an engine that is gone in mid-build interrupts it, and nothing is lost',
  async (builder) => {
    const way = await breakableEndpoint(join(await temporaryFolder(), 'engine.sock'));
    onTestFinished(() => way.break());
    const at = await desk(createDockerEngine(way.endpoint, { certPath: null, builder }));
    const nonce = randomUUID();
    const id = await at.start(endless(nonce));
    const seen = await follow(at.server, id, isReady(nonce));
    way.break();
    await follow(at.server, id, hasEnded);
    const events = await at.events(id);
    expectWhole(events);
    expect(events.slice(0, seen.length)).toEqual(seen);
    expect(events.at(-1)).toMatchObject({ type: 'build.interrupted', reason: 'engine_lost' });
    const record = await at.record(id);
    expect(record).toMatchObject({ state: 'interrupted', error: expect.stringMatching(/./) });
    await endsAtEngine(nonce);
    // The next build of the same server goes on without it.
    at.server.access.set(testEngine());
    const next = await at.start(`FROM busybox:1.36\nRUN echo ${nonce}\n`);
    await follow(at.server, next, hasEnded);
    expect((await at.record(next)).state).toBe('succeeded');
  },
);

it('a server that is killed in mid-build leaves its log whole, and nothing that runs', async () => {
  const dataFolder = await temporaryFolder();
  const killed = await serverProcess(dataFolder, testEndpoint());
  await engineSeen(killed, 'ready');
  const workspace = await openWorkspace(killed, await temporaryFolder());
  const nonce = randomUUID();
  const running = await startBuild(killed, workspace, endless(nonce));
  const seen = await follow(killed, running, isReady(nonce));
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');

  const at = await desk(testEngine(), dataFolder);
  const events = await at.events(running);
  expectWhole(events);
  expect(events.slice(0, seen.length)).toEqual(seen);
  expect(events.at(-1)).toMatchObject({ type: 'build.interrupted', reason: 'server_stopped' });
  expect((await at.record(running)).state).toBe('interrupted');
  await endsAtEngine(nonce);
});

it('a client that does not read does not slow the build, and still gets all of it', async () => {
  // The classic builder clips no output.
  const at = await desk(testEngine('classic'));
  const bytes = 16_000_000;
  const id = await at.start(
    `FROM busybox:1.36\nRUN : ${randomUUID()}; yes "$(printf '%0999d' 7)" | head -c ${bytes}\n`,
  );
  const slow = await openStreamClient(at.server, `build=${id}`);
  slow.response.pause();
  await follow(at.server, id, hasEnded);
  expect((await at.record(id)).state).toBe('succeeded');
  const soFar = buildEvents(slow.frames).length;
  slow.response.resume();
  await slow.until(isEnd);
  slow.close();
  const events = buildEvents(slow.frames);
  expect(events.length).toBeGreaterThan(soFar);
  expectWhole(events);
  const output = events.flatMap((event) => (event.type === 'step.logged' ? [event.text] : []));
  expect(output.join('').match(/7/g)).toHaveLength(bytes / 1000);
});

it('fifty builds at once end one after the other, in their order, those that are cancelled too', async () => {
  const at = await desk(testEngine());
  const nonce = randomUUID();
  const text = (n: number): string =>
    n % 10 === 0
      ? `FROM busybox:1.36\nRUN : ${nonce} ${n}\n`
      : `FROM scratch\nLABEL n="${nonce} ${n}"\n`;
  const ids: string[] = [];
  for (let n = 0; n < 50; n += 1) ids.push(await at.start(n < 2 ? endless(nonce) : text(n)));
  const [first = '', second = ''] = ids;
  for (const id of [first, second]) await follow(at.server, id, isReady(nonce));
  // Two run at a time: all others still wait.
  const cancelled = new Set([ids[33], ids[49], first, second]);
  for (const id of cancelled) {
    await at.server.ask(`/api/builds/${id}/cancel`, { method: 'POST' });
  }
  for (const id of ids) {
    await follow(at.server, id, hasEnded);
    expectWhole(await at.events(id));
  }
  const records = await Promise.all(ids.map(at.record));
  expect(records.map(({ state }) => state)).toEqual(
    ids.map((id) => (cancelled.has(id) ? 'cancelled' : 'succeeded')),
  );
  const starts = records.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]));
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(starts).toHaveLength(48);
  await endsAtEngine(nonce);
});

/** Why no small disk can be had here; null when one can. */
const noSmallDisk =
  process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'mounting a disk needs root on Linux';

it('a disk that is full ends the build with the reason', async ({ skip }) => {
  if (noSmallDisk !== null) skip(noSmallDisk);
  const disk = await temporaryFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]).status !== 0) {
    skip('no disk can be mounted');
  }
  onTestFinished(() => void spawnSync('umount', ['-l', disk]));
  const at = await desk(testEngine('classic'), disk);
  const nonce = randomUUID();
  const id = await at.start(
    `FROM busybox:1.36\nRUN : ${nonce}; yes "$(printf '%0999d' 7)" | head -c 16000000; sleep 600 && true\n`,
  );
  const events = await follow(at.server, id, hasEnded);
  expectWhole(events);
  expect(events.at(-1)).toMatchObject({ type: 'build.interrupted', reason: 'log_unwritable' });
  expect(await at.record(id)).toMatchObject({
    state: 'interrupted',
    error: expect.stringContaining('ENOSPC'),
  });
  await endsAtEngine(nonce);
});
