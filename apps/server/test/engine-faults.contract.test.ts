import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createDockerEngine } from '../src/engine/docker/docker-engine.ts';
import {
  noCrashableEngine,
  startCrashableEngine,
  type CrashableEngine,
} from './crashable-engine.ts';
import { endless, expectWhole, follow, hasEnded, isReady } from './followed-build.ts';
import { temporaryFolder } from './harness.ts';
import { openRegistryProxy, type RegistryProxy } from './registry-proxy.ts';
import {
  engineSeen,
  openWorkspace,
  serverInside,
  serverProcess,
  startBuild,
} from './asked-server.ts';

const builders = ['buildkit', 'classic'] as const;

// Engines take their time to come back where the machine is busy.
describe.skipIf(noCrashableEngine !== null)('an engine of its own', { timeout: 120_000 }, () => {
  let proxy: RegistryProxy;
  let engine: CrashableEngine;
  beforeAll(async () => {
    proxy = await openRegistryProxy();
    engine = await startCrashableEngine([proxy.port]);
    proxy.to(engine.registry);
  });
  afterAll(async () => {
    await engine?.stop();
    proxy?.close();
  });

  it('that is killed in mid-build interrupts its builds, and builds again when it is back', async () => {
    const server = await serverProcess(await temporaryFolder(), engine.endpoint);
    await engineSeen(server, 'ready');
    const workspace = await openWorkspace(server, await temporaryFolder());
    const builds = [];
    for (const builder of builders) {
      const nonce = randomUUID();
      const id = await startBuild(server, workspace, endless(nonce), { builder });
      builds.push({ id, seen: await follow(server, id, isReady(nonce)) });
    }
    // Two run at a time.
    const waiting = await startBuild(server, workspace, 'FROM busybox:1.36\nRUN echo waited\n');

    await engine.crash();
    for (const { id, seen } of [...builds, { id: waiting, seen: [] }]) {
      await follow(server, id, hasEnded);
      const events = await server.events(id);
      expectWhole(events);
      expect(events.slice(0, seen.length)).toEqual(seen);
      expect(events.at(-1)).toMatchObject({ type: 'build.interrupted', reason: 'engine_lost' });
      const error = expect.stringMatching(/^The connection to the engine broke: ./);
      expect(await server.record(id)).toMatchObject({ state: 'interrupted', error });
    }
    await engineSeen(server, 'unavailable');

    await engine.revive();
    await engineSeen(server, 'ready');
    for (const builder of builders) {
      const text = `FROM busybox:1.36\nRUN echo again ${randomUUID()}\n`;
      const id = await startBuild(server, workspace, text, { builder });
      await follow(server, id, hasEnded);
      expect(await server.record(id)).toMatchObject({ state: 'succeeded' });
    }
  });

  describe('whose registry goes down in the middle of a layer', () => {
    const bytes = 3_000_000;

    /** Puts an image of one large layer into the registry that the engine has to pull. */
    async function pushImage(): Promise<string> {
      const name = `big-${randomUUID()}`;
      await engine.provide(name, bytes);
      return `${engine.registry.split(':')[0]}:${proxy.port}/library/${name}`;
    }

    const pulling = async (builder: (typeof builders)[number], how: 'dead' | 'mute') => {
      const server = await serverInside(
        createDockerEngine(engine.endpoint, { certPath: null, builder }),
      );
      const workspace = await openWorkspace(server, await temporaryFolder());
      // A step of its own, without which BuildKit need not have the layer.
      const text = `FROM ${await pushImage()}\nWORKDIR /made\n`;
      const down = proxy.failAfter(bytes / 2, how);
      onTestFinished(() => proxy.heal());
      const start = () => startBuild(server, workspace, text);
      const id = await start();
      await down;
      return { server, id, start };
    };

    it.each(builders)('%s: can be cancelled, and pulls when it is back', async (builder) => {
      const { server, id, start } = await pulling(builder, 'mute');
      await server.ask(`/api/builds/${id}/cancel`, {});
      await follow(server, id, hasEnded);
      expect(await server.record(id)).toMatchObject({ state: 'cancelled' });
      proxy.heal();
      const again = await start();
      await follow(server, again, hasEnded);
      expect(await server.record(again)).toMatchObject({ state: 'succeeded' });
    });

    // The classic builder does so too, after waiting for half a minute.
    it('buildkit: goes on when it is back soon', async () => {
      const { server, id } = await pulling('buildkit', 'dead');
      proxy.heal();
      await follow(server, id, hasEnded);
      expect(await server.record(id)).toMatchObject({ state: 'succeeded' });
      expectWhole(await server.events(id));
    });

    // Engines try for more than a minute.
    it.runIf(process.env['STAGECRAFT_LONG_FAULTS'] === '1').each(builders)(
      '%s: ends with what happened when it stays away',
      { timeout: 300_000 },
      async (builder) => {
        const { server, id } = await pulling(builder, 'dead');
        await follow(server, id, hasEnded);
        const error = expect.stringMatching(/EOF|connection reset by peer/);
        expect(await server.record(id)).toMatchObject({ state: 'failed', error });
      },
    );
  });
});
