import { expect, it } from 'vitest';
import { createQueue } from '../src/builds/queue.ts';

/** A queue of two places with jobs that end when told, and what each was told of its position. */
function desk() {
  const told: [string, number][] = [];
  const ends = new Map<string, () => void>();
  const started: string[] = [];
  const queue = createQueue(2, (error) => {
    throw error;
  });
  const add = (id: string): number =>
    queue.add(
      id,
      async () => {
        started.push(id);
        await new Promise<void>((resolve) => ends.set(id, resolve));
      },
      (position) => told.push([id, position]),
    );
  const end = async (id: string): Promise<void> => {
    ends.get(id)?.();
    await settled();
  };
  return { queue, add, end, told, started };
}

/** Lets every promise that is ready go on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it('tells waiting jobs how many are still before them', async () => {
  const { add, end, told, started } = desk();
  for (const id of ['a', 'b']) {
    expect(add(id)).toBe(0);
    await settled();
  }
  expect(['c', 'd', 'e'].map(add)).toEqual([1, 2, 3]);
  await settled();
  expect(told).toEqual([]);
  await end('a');
  expect(started).toEqual(['a', 'b', 'c']);
  expect(told).toEqual([
    ['d', 1],
    ['e', 2],
  ]);
});

it('moves up only those behind a job that is taken out', async () => {
  const { queue, add, told } = desk();
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    add(id);
    await settled();
  }
  expect(queue.remove('d')).toBe(true);
  expect(queue.remove('d')).toBe(false);
  expect(told).toEqual([['e', 2]]);
});
