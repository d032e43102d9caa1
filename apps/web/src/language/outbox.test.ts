import { expect, test } from 'vitest';
import { createOutbox } from './outbox.ts';

/** An outbox that keeps what it delivers; `next` resolves when `count` messages are there. */
function keeping() {
  const delivered: number[] = [];
  let heard = (): void => undefined;
  const outbox = createOutbox<number>((message) => {
    delivered.push(message);
    heard();
  });
  const arrived = (count: number): Promise<void> =>
    new Promise((resolve) => {
      heard = () => {
        if (delivered.length >= count) resolve();
      };
      heard();
    });
  return { delivered, outbox, arrived };
}

/** Until tasks that were asked for before are over. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port1.close();
      resolve();
    };
    port1.postMessage(null);
  });
}

test('nothing is delivered in the task that posts it, nor in its microtasks', async () => {
  const { delivered, outbox, arrived } = keeping();
  outbox.post(1);
  await Promise.resolve();
  expect(delivered).toEqual([]);
  await arrived(1);
  expect(delivered).toEqual([1]);
  outbox.close();
});

test('messages keep their order, also those that come while others are delivered', async () => {
  const delivered: number[] = [];
  let done = (): void => undefined;
  const all = new Promise<void>((resolve) => (done = resolve));
  const outbox = createOutbox<number>((message) => {
    delivered.push(message);
    if (message === 1) outbox.post(4);
    if (message === 4) done();
  });
  for (const message of [1, 2, 3]) outbox.post(message);
  await all;
  expect(delivered).toEqual([1, 2, 3, 4]);
  outbox.close();
});

test('a closed outbox delivers nothing', async () => {
  const { delivered, outbox } = keeping();
  outbox.post(1);
  outbox.close();
  outbox.post(2);
  await nextTask();
  await nextTask();
  expect(delivered).toEqual([]);
});
