import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createQueue, turnsOf } from '../src/builds/queue.ts';

/** A queue of two places with jobs that end when told, and what each was told of its position. */
function desk() {
  const told: [string, number][] = [];
  const ends = new Map<string, () => void>();
  const started: string[] = [];
  let limit = 2;
  const queue = createQueue(
    () => limit,
    (error) => {
      throw error;
    },
  );
  const add = (id: string): number =>
    queue.add({
      id,
      client: id.split(' ')[1] ?? '',
      start: async () => {
        started.push(id);
        await new Promise<void>((resolve) => ends.set(id, resolve));
      },
      moved: (position) => told.push([id, position]),
    });
  const widen = (to: number): void => {
    limit = to;
    queue.refresh();
  };
  const end = async (id: string): Promise<void> => {
    ends.get(id)?.();
    await settled();
  };
  return { queue, add, end, told, started, widen };
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

it('lets clients take turns, however many jobs one of them has', async () => {
  const { add, end, started } = desk();
  for (const id of ['1 a', '2 a', '3 a', '4 a']) add(id);
  await settled();
  expect(add('5 b')).toBe(1);
  await end('1 a');
  await end('2 a');
  expect(started).toEqual(['1 a', '2 a', '5 b', '3 a']);
});

it('starts more at once when the limit grows', async () => {
  const { add, started, widen } = desk();
  for (const id of ['a', 'b', 'c', 'd']) add(id);
  await settled();
  widen(3);
  expect(started).toEqual(['a', 'b', 'c']);
});

it('nobody waits for more than one job of each other client for every one of their own', () => {
  const clients = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  fc.assert(
    fc.property(clients, clients, (waiting, served) => {
      const jobs = waiting.map((client, at) => ({ client, at }));
      const order = turnsOf(jobs, served);
      expect(new Set(order)).toEqual(new Set(jobs));
      for (const [place, job] of order.entries()) {
        const before = order.slice(0, place);
        const own = before.filter(({ client }) => client === job.client);
        // Its own jobs keep their order.
        expect(own.every(({ at }) => at < job.at)).toBe(true);
        for (const other of new Set(waiting)) {
          const theirs = before.filter(({ client }) => client === other).length;
          expect(theirs).toBeLessThanOrEqual(own.length + 1);
        }
      }
    }),
  );
});
