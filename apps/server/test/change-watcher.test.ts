import { expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { createChangeWatcher } from '../src/engine/change-watcher.ts';
import { startTestServer, testAccess } from './harness.ts';
import { openStreamClient } from './stream-client.ts';

/** A clock that the test moves: `pass` runs what is due by then, and lets what follows happen. */
function testClock() {
  const due = new Set<() => void>();
  return {
    schedule: (task: () => void) => {
      due.add(task);
      return () => due.delete(task);
    },
    async pass() {
      const tasks = [...due];
      due.clear();
      for (const task of tasks) task();
      await new Promise(setImmediate);
    },
  };
}

/** An engine whose images change, and whose connection breaks, when the test says so. */
function changingEngine() {
  let told: () => void = () => undefined;
  let end: () => void = () => undefined;
  let watches = 0;
  const engine: Engine = {
    ...createFakeEngine(),
    watchImages(changed, signal) {
      watches += 1;
      told = changed;
      return new Promise((resolve) => {
        end = resolve;
        signal.addEventListener('abort', () => resolve());
      });
    },
  };
  return { engine, change: () => told(), break: () => end(), watches: () => watches };
}

it('tells many changes once, and a change of the engine', async () => {
  const one = changingEngine();
  const access = testAccess(one.engine);
  const clock = testClock();
  const watcher = createChangeWatcher(access, 'watchImages', clock.schedule);
  let heard = 0;
  watcher.subscribe(() => (heard += 1));
  await clock.pass();
  expect(heard).toBe(1);
  for (let times = 0; times < 5; times += 1) one.change();
  await clock.pass();
  expect(heard).toBe(2);
  await clock.pass();
  expect(heard).toBe(2);
  access.set(null);
  await clock.pass();
  expect(heard).toBe(2);
  access.set(changingEngine().engine);
  await clock.pass();
  expect(heard).toBe(3);
  watcher.close();
});

it('listens again when the connection broke, and counts the gap as a change', async () => {
  const one = changingEngine();
  const clock = testClock();
  const watcher = createChangeWatcher(testAccess(one.engine), 'watchImages', clock.schedule);
  let heard = 0;
  const stop = watcher.subscribe(() => (heard += 1));
  await clock.pass();
  one.break();
  await new Promise(setImmediate);
  await clock.pass();
  await clock.pass();
  expect(one.watches()).toBe(2);
  expect(heard).toBe(2);
  stop();
  one.change();
  await clock.pass();
  expect(heard).toBe(2);
  watcher.close();
  one.break();
  await new Promise(setImmediate);
  await clock.pass();
  expect(one.watches()).toBe(2);
});

it('reaches the page by its stream, on connect and whenever it happens', async () => {
  const one = changingEngine();
  const server = await startTestServer({ engine: one.engine });
  const client = await openStreamClient(server, '');
  // One comes on connect, and one at most since the engine is new: the third can only be a change.
  for (let times = 0; times < 3; times += 1) {
    const { message } = await client.until((frame) => frame.message.kind === 'images.changed');
    expect(message).toEqual({ kind: 'images.changed' });
    one.change();
  }
  client.close();
});
