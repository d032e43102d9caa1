import { expect, test } from 'vitest';
import { createNextTask } from './next-task.ts';

/** Until tasks that were asked for before are over. */
function laterTask(): Promise<void> {
  return new Promise((resolve) => {
    const later = createNextTask(() => {
      later.end();
      resolve();
    });
    later.ask();
  });
}

test('work is done after the task that asks for it and its microtasks, once however often it was asked for', async () => {
  let count = 0;
  const task = createNextTask(() => (count += 1));
  task.ask();
  task.ask();
  await Promise.resolve();
  expect(count).toBe(0);
  await laterTask();
  expect(count).toBe(1);
  task.end();
});

test('work can be asked for again while it is being done', async () => {
  const seen: number[] = [];
  const done = new Promise<void>((resolve) => {
    const task = createNextTask(() => {
      seen.push(seen.length);
      if (seen.length < 3) return task.ask();
      task.end();
      resolve();
    });
    task.ask();
  });
  await done;
  expect(seen).toEqual([0, 1, 2]);
});

test('work that has ended is not done any more', async () => {
  let count = 0;
  const task = createNextTask(() => (count += 1));
  task.ask();
  task.end();
  task.ask();
  await laterTask();
  await laterTask();
  expect(count).toBe(0);
});
