import { appendFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildEvent, BuildList, BuildRecord, BuildSummary } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { recordFiles } from '../src/builds/record/paths.ts';
import { openDatabase } from '../src/store/database.ts';
import { createDrivenEngine } from './driven-engine.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';
import type { TestServer } from './harness.ts';
import { buildEvents, isEnd, openStreamClient } from './stream-client.ts';

const text = 'FROM scratch\nRUN make\n';

interface Place {
  readonly server: TestServer;
  readonly id: string;
  start(tags?: string[]): Promise<BuildSummary>;
  get(build: string): Promise<BuildRecord>;
  events(build: string): Promise<BuildEvent[]>;
  /** Settles when the build has come to its end. */
  ended(build: string): Promise<BuildEvent[]>;
}

async function place(engine: Engine | null, dataFolder?: string, root?: string): Promise<Place> {
  const server = await startTestServer({ engine, ...(dataFolder && { dataFolder }) });
  const id = await server.open(root ?? (await temporaryFolder()));
  const options = { target: null, buildArgs: {}, noCache: false, pull: false, platform: null };
  return {
    server,
    id,
    async start(tags = []) {
      const json = {
        options: { ...options, dockerfile: 'Dockerfile', tags },
        dockerfileText: text,
      };
      return BuildSummary.parse((await server.ask(`/api/workspaces/${id}/builds`, { json })).json);
    },
    get: async (build) => BuildRecord.parse((await server.ask(`/api/builds/${build}`)).json),
    async events(build) {
      const answer = await server.ask(`/api/builds/${build}/events`);
      const lines = answer.text.split('\n').slice(0, -1);
      return lines.map((line) => BuildEvent.parse(JSON.parse(line)));
    },
    async ended(build) {
      const client = await openStreamClient(server, `build=${build}`);
      await client.until(isEnd);
      client.close();
      return buildEvents(client.frames);
    },
  };
}

describe('a build', () => {
  it('keeps what was built, how, and everything that happened', async () => {
    const engine = createFakeEngine({
      plan: () => ({ steps: [{ name: 'RUN make', log: 'hi\n' }] }),
    });
    const at = await place(engine);
    const { id, number, state } = await at.start(['app:1']);
    expect([number, state]).toEqual([1, 'queued']);
    const events = await at.ended(id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ type }) => type)).toEqual([
      'build.queued',
      'build.started',
      'context.progressed',
      'step.queued',
      'step.started',
      'step.logged',
      'step.finished',
      'image.tagged',
      'build.finished',
    ]);
    // Who saw the end finds the record ended, too.
    expect(await at.get(id)).toMatchObject({
      state: 'succeeded',
      dockerfileText: text,
      engineVersion: '1.2.3',
      command: 'docker build -t app:1 .',
      imageId: expect.stringMatching(/^sha256:/),
    });
    expect(await at.events(id)).toEqual(events);
    expect(engine.requests[0]).toMatchObject({ buildId: id, dockerfileText: text });
  });

  it('that fails keeps the reason', async () => {
    const engine = createFakeEngine({
      plan: () => ({ steps: [{ name: 'RUN make', exitCode: 3 }] }),
    });
    const at = await place(engine);
    const { id } = await at.start();
    expect((await at.ended(id)).at(-1)).toMatchObject({ type: 'build.failed', exitCode: 3 });
    expect(await at.get(id)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('exit code: 3'),
    });
  });

  it('whose engine goes away is interrupted, with the reason', async () => {
    const engine = createFakeEngine({ plan: () => ({ steps: [{ name: 'x', endless: true }] }) });
    const at = await place(engine);
    const { id } = await at.start();
    const client = await openStreamClient(at.server, `build=${id}`);
    await client.until(({ message }) => JSON.stringify(message).includes('step.started'));
    engine.goAway();
    const end = await client.until(isEnd);
    expect(end.message).toMatchObject({
      event: { type: 'build.interrupted', reason: 'engine_lost' },
    });
    expect(await at.get(id)).toMatchObject({
      state: 'interrupted',
      error: expect.stringContaining('ENOENT'),
    });
  });

  it('is refused while there is no engine, with the reason', async () => {
    const at = await place(null);
    const json = {
      options: {
        dockerfile: 'Dockerfile',
        target: null,
        tags: [],
        buildArgs: {},
        noCache: false,
        pull: false,
        platform: null,
      },
      dockerfileText: text,
    };
    const answer = await at.server.ask(`/api/workspaces/${at.id}/builds`, { json });
    expect([answer.status, codeOf(answer)]).toEqual([503, 'engine_unavailable']);
    expect(answer.json).toMatchObject({ detail: 'no engine' });
    const list = await at.server.ask(`/api/workspaces/${at.id}/builds`);
    expect(list.json).toEqual({ builds: [] });
  });

  it('of a Dockerfile without a stage never reaches the engine', async () => {
    const engine = createFakeEngine({ plan: () => ({ steps: [] }) });
    const at = await place(engine);
    const options = { dockerfile: 'Dockerfile', target: null, tags: [], buildArgs: {} };
    for (const dockerfileText of ['', '# FROM x\n', 'ARG A=1\n', 'ARG A=\\\nFROM x\n']) {
      const answer = await at.server.ask(`/api/workspaces/${at.id}/builds`, {
        json: {
          options: { ...options, noCache: false, pull: false, platform: null },
          dockerfileText,
        },
      });
      expect([answer.status, codeOf(answer)]).toEqual([422, 'dockerfile_without_stage']);
    }
    expect(engine.requests).toEqual([]);
  });

  it('that an adapter breaks fails, and the server goes on', async () => {
    const engine = { ...createFakeEngine(), build: () => Promise.reject(new Error('bug')) };
    const at = await place(engine);
    const { id } = await at.start();
    expect((await at.ended(id)).at(-1)).toMatchObject({ type: 'build.failed' });
    at.server.access.set(createFakeEngine());
    const second = await at.start();
    expect((await at.ended(second.id)).at(-1)).toMatchObject({ type: 'build.finished' });
  });
});

describe('several builds', () => {
  it('run two at a time, first come, first served', async () => {
    const engine = createDrivenEngine();
    const at = await place(engine);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await at.start()).id);
    const first = await engine.next();
    const second = await engine.next();
    expect([first.request.buildId, second.request.buildId]).toEqual(ids.slice(0, 2));
    expect(engine.waiting()).toBe(0);
    const positions = await Promise.all(ids.map(async (id) => (await at.events(id))[0]));
    expect(positions.map((event) => event && 'position' in event && event.position)).toEqual([
      0, 0, 1, 2, 3,
    ]);
    second.settle({ state: 'succeeded', imageId: null });
    expect((await engine.next()).request.buildId).toBe(ids[2]);
    first.settle({ state: 'succeeded', imageId: null });
    expect((await engine.next()).request.buildId).toBe(ids[3]);
    expect(engine.waiting()).toBe(0);
  });

  it('are listed newest first, numbered for people, also after one was deleted', async () => {
    const at = await place(createFakeEngine());
    const builds = [await at.start(), await at.start(), await at.start()];
    for (const { id } of builds) await at.ended(id);
    const last = builds[2]?.id ?? '';
    const otherTab = await openStreamClient(at.server, `workspace=${at.id}`);
    expect((await at.server.ask(`/api/builds/${last}`, { method: 'DELETE' })).status).toBe(204);
    const { message } = await otherTab.until((frame) => frame.message.kind === 'build.deleted');
    expect(message).toEqual({ kind: 'build.deleted', workspaceId: at.id, buildId: last });
    otherTab.close();
    expect(codeOf(await at.server.ask(`/api/builds/${last}`))).toBe('build_not_found');
    expect(await readdir(join(at.server.dataFolder, 'builds'))).toHaveLength(2);
    await at.ended((await at.start()).id);
    const list = BuildList.parse((await at.server.ask(`/api/workspaces/${at.id}/builds`)).json);
    expect(list.builds.map(({ number }) => number)).toEqual([4, 2, 1]);
  });
});

describe('cancelling', () => {
  it('stops a running build and a queued one', async () => {
    const engine = createDrivenEngine();
    const at = await place(engine);
    const ids = [await at.start(), await at.start(), await at.start()].map(({ id }) => id);
    const running = await engine.next();
    await engine.next();
    const refused = await at.server.ask(`/api/builds/${ids[2]}`, { method: 'DELETE' });
    expect(codeOf(refused)).toBe('build_running');
    for (const id of [ids[2], ids[0]]) {
      const answer = await at.server.ask(`/api/builds/${id}/cancel`, { method: 'POST' });
      expect(answer.status).toBe(204);
      expect((await at.ended(id ?? '')).at(-1)).toMatchObject({ type: 'build.cancelled' });
      const again = await at.server.ask(`/api/builds/${id}/cancel`, { method: 'POST' });
      expect(codeOf(again)).toBe('build_not_running');
    }
    expect(running.signal.aborted).toBe(true);
    expect(engine.waiting()).toBe(0);
    expect((await at.get(ids[2] ?? '')).startedAt).toBeNull();
    expect((await at.get(ids[1] ?? '')).state).toBe('running');
  });
});

describe('stopping the server', () => {
  it('ends running and queued builds as interrupted and closes streams', async () => {
    const engine = createDrivenEngine();
    const dataFolder = await temporaryFolder();
    const at = await place(engine, dataFolder);
    const ids = [await at.start(), await at.start(), await at.start()].map(({ id }) => id);
    await engine.next();
    await engine.next();
    const client = await openStreamClient(at.server, `build=${ids[0]}`);
    await client.until(({ message }) => message.kind === 'build.event');
    await at.server.server.close();
    await client.ended;
    const interrupted = { type: 'build.interrupted', reason: 'server_stopped' };
    expect(buildEvents(client.frames).at(-1)).toMatchObject(interrupted);
    const next = await place(createFakeEngine(), dataFolder);
    for (const id of ids) {
      expect((await next.get(id)).state).toBe('interrupted');
      expect((await next.events(id)).at(-1)).toMatchObject(interrupted);
    }
  });

  it('waits for no engine that does not let go', async () => {
    const engine = createDrivenEngine({ obedient: false });
    const dataFolder = await temporaryFolder();
    const at = await place(engine, dataFolder);
    const { id } = await at.start();
    const build = await engine.next();
    await at.server.server.close();
    // What comes late changes nothing.
    build.emit({ type: 'image.tagged', tag: 'late' });
    build.settle({ state: 'succeeded', imageId: 'sha256:late' });
    const next = await place(createFakeEngine(), dataFolder);
    expect(await next.get(id)).toMatchObject({ state: 'interrupted', imageId: null });
    expect((await next.events(id)).at(-1)?.type).toBe('build.interrupted');
  });
});

describe('after a crash', () => {
  /** Leaves the data folder as a server that was killed leaves it. */
  async function crashed(
    damage: (log: string) => Promise<void>,
  ): Promise<Place & { build: string }> {
    const dataFolder = await temporaryFolder();
    const root = await temporaryFolder();
    const at = await place(createFakeEngine(), dataFolder, root);
    const { id } = await at.start();
    await at.ended(id);
    await at.server.server.close();
    const database = await openDatabase(dataFolder);
    await database
      .updateTable('builds')
      .set({ state: 'running', finished_at: null, image_id: null, owner: 'gone' })
      .execute();
    await database.destroy();
    await damage(recordFiles(dataFolder, id).events);
    return { ...(await place(createFakeEngine(), dataFolder, root)), build: id };
  }

  it('a build that ran is interrupted, its half-written line cut off', async () => {
    const at = await crashed(async (log) => {
      const whole = await readFile(log, 'utf8');
      await truncate(log, whole.indexOf('\n') + 1);
      await appendFile(log, '{"seq":2,"at":1,"ty');
    });
    const events = await at.events(at.build);
    expect(events.map(({ type }) => type)).toEqual(['build.queued', 'build.interrupted']);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await at.get(at.build)).state).toBe('interrupted');
    expect(await at.ended(at.build)).toEqual(events);
  });

  it('a build whose log had come to its end keeps that end', async () => {
    const at = await crashed(() => Promise.resolve());
    expect(await at.get(at.build)).toMatchObject({
      state: 'succeeded',
      imageId: expect.stringMatching(/^sha256:/),
    });
  });

  it('a build without a log is interrupted, too', async () => {
    const at = await crashed((log) => writeFile(log, ''));
    expect((await at.events(at.build)).map(({ type }) => type)).toEqual(['build.interrupted']);
  });

  it('the builds of another living server are left alone', async () => {
    const engine = createDrivenEngine();
    const dataFolder = await temporaryFolder();
    const first = await place(engine, dataFolder);
    const { id } = await first.start();
    const build = await engine.next();
    const second = await place(createFakeEngine(), dataFolder);
    expect((await second.get(id)).state).toBe('running');
    build.settle({ state: 'succeeded', imageId: null });
    expect((await first.ended(id)).at(-1)?.type).toBe('build.finished');
    expect((await second.get(id)).state).toBe('succeeded');
  });
});

describe('images', () => {
  it('are looked up by id or name, and a missing one is named as missing', async () => {
    const at = await place(createFakeEngine());
    const { id } = await at.start(['local/app:1']);
    await at.ended(id);
    const { imageId } = await at.get(id);
    for (const ref of [imageId ?? '', 'local/app:1']) {
      const answer = await at.server.ask(`/api/images/${encodeURIComponent(ref)}`);
      expect(answer.json).toMatchObject({ id: imageId });
    }
    const missing = await at.server.ask('/api/images/none%2Fsuch');
    expect([missing.status, codeOf(missing)]).toEqual([404, 'image_not_found']);
    at.server.access.set(null);
    expect(codeOf(await at.server.ask('/api/images/x'))).toBe('engine_unavailable');
  });
});
