import { once } from 'node:events';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { BuildSummary, heartbeatMs } from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import { createDrivenEngine } from './driven-engine.ts';
import type { DrivenBuild, DrivenEngine } from './driven-engine.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';
import type { TestServer } from './harness.ts';
import { buildEvents, isEnd, openStreamClient } from './stream-client.ts';
import type { Frame } from './stream-client.ts';

interface Place {
  readonly server: TestServer;
  readonly workspace: string;
  readonly root: string;
  readonly engine: DrivenEngine;
  start(): Promise<{ id: string; build: DrivenBuild }>;
}

async function place(): Promise<Place> {
  const engine = createDrivenEngine();
  const server = await startTestServer({ engine });
  const root = await temporaryFolder();
  const workspace = await server.open(root);
  const options = {
    dockerfile: 'Dockerfile',
    target: null,
    tags: [],
    buildArgs: {},
    noCache: false,
    pull: false,
    platform: null,
  };
  return {
    server,
    workspace,
    root,
    engine,
    async start() {
      const json = { options, dockerfileText: 'FROM scratch' };
      const answer = await server.ask(`/api/workspaces/${workspace}/builds`, { json });
      const { id } = BuildSummary.parse(answer.json);
      return { id, build: await engine.next() };
    },
  };
}

function logged(text: string): UnstampedBuildEvent {
  return { type: 'step.logged', stepId: 'a', stream: 'stdout', text };
}

function hasSeq(seq: number): (frame: Frame) => boolean {
  return ({ id }) => id === seq;
}

function seqs(frames: readonly Frame[]): number[] {
  return buildEvents(frames).map(({ seq }) => seq);
}

function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

describe('build events', () => {
  it('come complete and once, wherever the connection is cut and however they are written', async () => {
    const { server, start } = await place();
    await fc.assert(
      fc.asyncProperty(
        // Texts of each burst; after how many received events the client goes away.
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), { maxLength: 6 }),
        fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 4 }),
        async (bursts, cuts) => {
          const { id, build } = await start();
          let emitted = 2;
          const received: Frame[] = [];
          let last = 0;
          for (const [at, texts] of bursts.entries()) {
            const headers: Record<string, string> =
              last === 0 ? {} : { 'last-event-id': `${last}` };
            // The page's own `after` is old news by then.
            const client = await openStreamClient(server, `build=${id}&after=0`, headers);
            for (const text of texts) build.emit(logged(text));
            emitted += texts.length;
            const goal = Math.min(emitted, last + (cuts[at % cuts.length] ?? 0));
            if (goal > last) await client.until(hasSeq(goal));
            client.close();
            received.push(...client.frames.filter((frame) => frame.id !== null));
            last = received.at(-1)?.id ?? last;
          }
          build.settle({ state: 'succeeded', imageId: null });
          const client = await openStreamClient(server, `build=${id}&after=${last}`);
          await client.until(isEnd);
          client.close();
          received.push(...client.frames.filter((frame) => frame.id !== null));
          expect(seqs(received)).toEqual(upTo(1, emitted + 1));
          expect(received.map((frame) => frame.id)).toEqual(seqs(received));
          const texts = buildEvents(received).flatMap((event) =>
            event.type === 'step.logged' ? [event.text] : [],
          );
          expect(texts).toEqual(bursts.flat());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('resume at every single point of a finished build', async () => {
    const { server, start } = await place();
    const { id, build } = await start();
    for (let n = 0; n < 20; n += 1) build.emit(logged(`line ${n} 你好\r\n\u2028\n`));
    build.settle({ state: 'succeeded', imageId: null });
    for (let after = 0; after < 23; after += 1) {
      const client = await openStreamClient(server, `build=${id}&after=${after}`);
      await client.until(isEnd);
      client.close();
      expect(seqs(client.frames)).toEqual(upTo(after + 1, 23));
    }
  });

  it('reach several tabs alike', async () => {
    const { server, start } = await place();
    const { id, build } = await start();
    const clients = await Promise.all(
      [0, 1, 2].map(() => openStreamClient(server, `build=${id}&after=0`)),
    );
    build.emit(logged('x'));
    build.settle({ state: 'failed', message: 'no', stepId: null, exitCode: null, line: null });
    for (const client of clients) {
      await client.until(isEnd);
      client.close();
      expect(seqs(client.frames)).toEqual([1, 2, 3, 4]);
    }
  });

  it('of a large log all reach a client that did not read for long', async () => {
    const { server, start } = await place();
    const { id, build } = await start();
    const slow = await openStreamClient(server, `build=${id}&after=0`);
    slow.response.pause();
    for (let n = 0; n < 300; n += 1) build.emit(logged('x'.repeat(64 * 1024)));
    build.settle({ state: 'succeeded', imageId: null });
    const quick = await openStreamClient(server, `build=${id}&after=301`);
    await quick.until(isEnd);
    quick.close();
    slow.response.resume();
    await slow.until(isEnd);
    slow.close();
    expect(seqs(slow.frames)).toEqual(upTo(1, 303));
  });

  it('are not asked for in vain: an unknown build leaves the rest of the stream intact', async () => {
    const { server, workspace } = await place();
    const client = await openStreamClient(server, `build=none&workspace=${workspace}&after=3`);
    const frame = await client.until(({ message }) => message.kind === 'engine.status');
    expect(frame.id).toBeNull();
    client.close();
    const wrong = await server.ask('/api/stream?after=minus');
    expect(codeOf(wrong)).toBe('bad_request');
  });
});

describe('the rest of the stream', () => {
  it('starts with the engine and tells of every change', async () => {
    const { server } = await place();
    const client = await openStreamClient(server, '');
    expect(client.response.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(client.response.headers['x-accel-buffering']).toBe('no');
    expect(client.response.headers['content-encoding']).toBeUndefined();
    const isStatus = ({ message }: Frame): boolean => message.kind === 'engine.status';
    expect((await client.until(isStatus)).message).toMatchObject({ status: { state: 'ready' } });
    server.access.set(null);
    const away = (await client.until(isStatus)).message;
    expect(away).toMatchObject({ status: { state: 'unavailable' } });
    server.access.set(createFakeEngine());
    expect((await client.until(isStatus)).message).toMatchObject({ status: { state: 'ready' } });
    client.close();
  });

  it('tells of the builds of its workspace, also those that changed before', async () => {
    const { server, workspace, start } = await place();
    const first = await start();
    first.build.settle({ state: 'succeeded', imageId: 'sha256:1' });
    const client = await openStreamClient(server, `workspace=${workspace}`);
    const summaryOf =
      (id: string, state: string) =>
      ({ message }: Frame): boolean =>
        message.kind === 'build.summary' &&
        message.build.id === id &&
        message.build.state === state;
    await client.until(summaryOf(first.id, 'succeeded'));
    const other = await server.open(await temporaryFolder());
    const stranger = await openStreamClient(server, `workspace=${other}`);
    const second = await start();
    await client.until(summaryOf(second.id, 'queued'));
    await client.until(summaryOf(second.id, 'running'));
    second.build.settle({ state: 'cancelled' });
    await client.until(summaryOf(second.id, 'cancelled'));
    client.close();
    stranger.close();
    expect(JSON.stringify(stranger.frames)).not.toContain(second.id);
  });

  it('notices what others do to the files, not what is left out', async () => {
    const { server, workspace, root } = await place();
    await mkdir(join(root, 'node_modules'));
    await writeFile(join(root, 'Dockerfile'), 'FROM a');
    const client = await openStreamClient(server, `workspace=${workspace}`);
    const tells =
      (path: string) =>
      ({ message }: Frame): boolean =>
        message.kind === 'workspace.changed' && message.paths.includes(path);
    // The watch is on once it sees this file: each attempt makes a new one.
    const seen = client.until(
      ({ message }) =>
        message.kind === 'workspace.changed' &&
        message.paths.some((path) => path.startsWith('probe')),
    );
    let watching = false;
    void seen.then(() => (watching = true));
    for (let n = 0; !watching; n += 1) await writeFile(join(root, `probe${n}`), '');
    await writeFile(join(root, 'node_modules', 'ignored.js'), '');
    await writeFile(join(root, 'Dockerfile'), 'FROM bb');
    await client.until(tells('Dockerfile'));
    await mkdir(join(root, 'sub'));
    await client.until(tells('sub'));
    await writeFile(join(root, 'sub', 'new.txt'), '');
    await client.until(tells('sub/new.txt'));
    await rename(join(root, 'sub', 'new.txt'), join(root, 'sub', 'other.txt'));
    await client.until(tells('sub/other.txt'));
    await rm(join(root, 'sub', 'other.txt'));
    await client.until(tells('sub'));
    client.close();
    const paths = client.frames.flatMap(({ message }) =>
      message.kind === 'workspace.changed' ? message.paths : [],
    );
    expect(paths.filter((path) => path.includes('ignored'))).toEqual([]);
  });

  it('says that it is there while nothing happens', async () => {
    const { server, workspace } = await place();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const client = await openStreamClient(server, `workspace=${workspace}`);
    for (let beat = 0; beat < 3; beat += 1) {
      vi.advanceTimersByTime(heartbeatMs);
      await client.until(({ message }) => message.kind === 'alive');
    }
    client.close();
    expect(client.frames.filter(({ message }) => message.kind === 'alive')).toHaveLength(3);
  });

  it('ends when the server stops', async () => {
    const { server, workspace } = await place();
    const client = await openStreamClient(server, `workspace=${workspace}`);
    const ended = once(client.response, 'end');
    await server.server.close();
    // A proper end, not a connection that was cut.
    expect(await ended).toEqual([]);
  });
});
