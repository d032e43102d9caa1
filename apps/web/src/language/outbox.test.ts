import { expect, test } from 'vitest';
import { createOutbox } from './outbox.ts';

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
  const { delivered, outbox, arrived } = keeping((message) => {
    if (message === 1) outbox.post(4);
  });
  for (const message of [1, 2, 3]) outbox.post(message);
  await arrived(4);
  expect(delivered).toEqual([1, 2, 3, 4]);
  outbox.close();
});

test('a closed outbox delivers nothing', async () => {
  const { delivered, outbox } = keeping();
  outbox.post(1);
  outbox.close();
  outbox.post(2);
  // Two tasks of another outbox, each asked for after the one before.
  const other = keeping((message) => {
    if (message === 1) other.outbox.post(2);
  });
  other.outbox.post(1);
  await other.arrived(2);
  other.outbox.close();
  expect(delivered).toEqual([]);
});

test('one that cannot be delivered costs itself only', async () => {
  const reported: unknown[] = [];
  const bug = new Error('a bug');
  const { delivered, outbox, arrived } = keeping(
    (message) => {
      if (message === 1) throw bug;
    },
    (error) => void reported.push(error),
  );
  for (const message of [1, 2]) outbox.post(message);
  await arrived(2);
  expect(delivered).toEqual([1, 2]);
  expect(reported).toEqual([bug]);
  outbox.close();
});

/** An outbox that keeps what it delivers, and what tells that so many messages are there. */
function keeping(
  also: (message: number) => void = () => undefined,
  report?: (error: unknown) => void,
) {
  const delivered: number[] = [];
  let heard = (): void => undefined;
  const outbox = createOutbox<number>((message) => {
    delivered.push(message);
    also(message);
    heard();
  }, report);
  const arrived = (count: number): Promise<void> =>
    new Promise((resolve) => {
      heard = () => {
        if (delivered.length >= count) resolve();
      };
      heard();
    });
  return { delivered, outbox, arrived };
}
