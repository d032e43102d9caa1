import type { EngineStatus } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import type { Discovery } from './discover.ts';
import { createFakeEngine, type FakeEngine } from './fake/fake-engine.ts';
import { createEngineMonitor } from './monitor.ts';

const found = (endpoint: string): Discovery => ({
  found: true,
  endpoint,
  source: 'socket',
  certPath: null,
});
const nothing: Discovery = {
  found: false,
  endpoint: null,
  reason: 'not_found',
  detail: 'no engine',
};

/** A world in which engines come and go, and time passes when the test says so. */
function createWorld(initial: Discovery) {
  const waiting: { task: () => void; ms: number }[] = [];
  const engines: FakeEngine[] = [];
  const seen: EngineStatus[] = [];
  let world = initial;
  let noticed: () => void = () => undefined;
  const monitor = createEngineMonitor({
    discover: () => Promise.resolve(world),
    connect() {
      const engine = createFakeEngine();
      engines.push(engine);
      return engine;
    },
    schedule(task, ms) {
      const entry = { task, ms };
      waiting.push(entry);
      noticed();
      return () => {
        waiting.splice(waiting.indexOf(entry), 1);
      };
    },
  });
  monitor.subscribe((status) => seen.push(status));
  return {
    monitor,
    engines,
    seen,
    waiting,
    become(next: Discovery): void {
      world = next;
    },
    /** Lets the waiting time pass; settles when the monitor waits again. */
    async tick(): Promise<void> {
      const next = waiting.shift();
      if (!next) throw new Error('the monitor is not waiting');
      const again = new Promise<void>((resolve) => {
        noticed = resolve;
      });
      next.task();
      await again;
    },
  };
}

const states = (seen: readonly EngineStatus[]): string[] => seen.map(({ state }) => state);

describe('the engine monitor', () => {
  it('is searching until the first look has ended', async () => {
    const { monitor } = createWorld(found('unix:///a.sock'));
    expect(monitor.status()).toEqual({ state: 'searching' });
    expect(monitor.engine()).toBeNull();
    await monitor.ready;
    expect(monitor.status()).toMatchObject({
      state: 'ready',
      endpoint: 'unix:///a.sock',
      source: 'socket',
      apiVersion: '1.41',
    });
    monitor.close();
  });

  it('looks every second at most', async () => {
    const { monitor, waiting } = createWorld(nothing);
    await monitor.ready;
    expect(waiting.map(({ ms }) => ms)).toEqual([1000]);
    monitor.close();
  });

  it('tells changes only, and notices an engine that comes at the next look', async () => {
    const world = createWorld(nothing);
    await world.monitor.ready;
    await world.tick();
    await world.tick();
    expect(states(world.seen)).toEqual(['unavailable']);
    world.become(found('unix:///a.sock'));
    await world.tick();
    await world.tick();
    expect(states(world.seen)).toEqual(['unavailable', 'ready']);
    expect(world.monitor.engine()).toBe(world.engines[0]);
    world.monitor.close();
  });

  it('notices an engine that goes at the next look, and takes the next one', async () => {
    const world = createWorld(found('unix:///a.sock'));
    await world.monitor.ready;
    world.become(nothing);
    world.engines[0]?.goAway();
    await world.tick();
    expect(world.monitor.engine()).toBeNull();
    expect(states(world.seen)).toEqual(['ready', 'unavailable', 'unavailable']);
    expect(world.seen[1]).toMatchObject({ reason: 'refused', detail: expect.any(String) });
    expect(world.seen[2]).toMatchObject({ reason: 'not_found', detail: 'no engine' });
    world.become(found('unix:///b.sock'));
    await world.tick();
    expect(world.monitor.status()).toMatchObject({ state: 'ready', endpoint: 'unix:///b.sock' });
    world.monitor.close();
  });

  it('looks for another engine in the same look in which one was lost', async () => {
    const world = createWorld(found('unix:///a.sock'));
    await world.monitor.ready;
    world.engines[0]?.goAway();
    await world.tick();
    expect(states(world.seen)).toEqual(['ready', 'unavailable', 'ready']);
    expect(world.monitor.engine()).toBe(world.engines[1]);
    world.monitor.close();
  });

  it('tells nothing and looks no more once it is closed', async () => {
    const world = createWorld(found('unix:///a.sock'));
    await world.monitor.ready;
    const before = world.seen.length;
    world.monitor.close();
    expect(world.waiting).toEqual([]);
    expect(world.seen).toHaveLength(before);
    expect(await world.engines[0]?.ping()).toMatchObject({ ok: false });
  });

  it('does not tell who has unsubscribed', async () => {
    const world = createWorld(nothing);
    await world.monitor.ready;
    const late: EngineStatus[] = [];
    const end = world.monitor.subscribe((status) => late.push(status));
    end();
    world.become(found('unix:///a.sock'));
    await world.tick();
    expect(late).toEqual([]);
    expect(states(world.seen)).toEqual(['unavailable', 'ready']);
    world.monitor.close();
  });
});
