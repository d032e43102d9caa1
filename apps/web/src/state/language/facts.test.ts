import { describe, expect, test } from 'vitest';
import { factKey, type Want } from '../../language/facts.ts';
import type { Fact } from '../../language/protocol.ts';
import { createFacts } from './facts.ts';

const folder: Want = { kind: 'folder', path: 'src' };
const tags: Want = { kind: 'tags', repository: 'busybox' };
const images: Fact = { images: [] };
const entries = (...names: string[]): Fact => ({
  entries: names.map((name) => ({ name, folder: false, bytes: 1 })),
});

/** Facts whose look-ups the test answers, under a clock that it sets. */
function desk() {
  let now = 0;
  const asked: {
    readonly key: string;
    answer(fact: Fact | null): void;
    readonly signal: AbortSignal;
  }[] = [];
  const told: (readonly [string, Fact | null])[] = [];
  let changes = 0;
  const limit = new AbortController();
  const facts = createFacts({
    fetch: (want, signal) =>
      new Promise((resolve) => asked.push({ key: factKey(want), answer: resolve, signal })),
    tell: (more) => void told.push(...more),
    now: () => now,
    limit: () => limit.signal,
  });
  facts.onChange(() => void changes++);
  return {
    facts,
    asked,
    told,
    limit,
    changes: () => changes,
    pass: (ms: number) => void (now += ms),
    answer: async (index: number, fact: Fact | null) => {
      asked[index]?.answer(fact);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('facts', () => {
  test('that nobody wants any more are as if they had never been wanted', async () => {
    const { facts, asked, told, changes, answer } = desk();
    void facts.meet([folder]);
    await answer(0, null);
    expect([told, changes()]).toEqual([[], 0]);
    void facts.meet([folder]);
    expect(asked).toHaveLength(2);
  });

  test('are kept up to a number; those that were used longest ago go first', async () => {
    const { facts, told, answer } = desk();
    const scripts = Array.from({ length: 3_001 }, (_, n): Want => ({
      ...{ kind: 'script', shell: 'sh', text: String(n) },
    }));
    void facts.meet(scripts.slice(0, 3_000));
    for (const index of scripts.slice(0, 3_000).keys()) await answer(index, { comments: [] });
    facts.refresh(scripts.slice(0, 1));
    void facts.meet(scripts.slice(3_000));
    await answer(3_000, { comments: [] });
    expect(told.filter(([, fact]) => fact === null)).toEqual([
      [factKey({ kind: 'script', shell: 'sh', text: '1' }), null],
    ]);
  });

  test('are looked up once however many want them, and told to the worker', async () => {
    const { facts, asked, told, changes, answer } = desk();
    const both = Promise.all([facts.meet([folder]), facts.meet([folder, folder])]);
    expect(asked).toHaveLength(1);
    await answer(0, entries('a'));
    await both;
    expect(told).toEqual([[factKey(folder), entries('a')]]);
    expect(changes()).toBe(1);
    await facts.meet([folder]);
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['a folder after 5 s', folder, entries('a'), 5_000],
    ['tags after 10 min', tags, { tags: [], truncated: false }, 600_000],
    ['a failure after 30 s', folder, { failed: 'not_found' }, 30_000],
  ])('are looked up again: %s', async (_name, want, fact, lifetime) => {
    const { facts, asked, answer, pass } = desk();
    void facts.meet([want]);
    await answer(0, fact);
    pass(lifetime - 1);
    facts.refresh([want]);
    expect(asked).toHaveLength(1);
    pass(1);
    facts.refresh([want]);
    expect(asked).toHaveLength(2);
  });

  test('stay known while they are looked up again, and are told only when they are others', async () => {
    const { facts, told, changes, answer, pass } = desk();
    void facts.meet([folder]);
    await answer(0, entries('a'));
    pass(5_000);
    facts.refresh([folder]);
    await answer(1, entries('a'));
    expect(told).toHaveLength(1);
    pass(5_000);
    facts.refresh([folder]);
    await answer(2, entries('a', 'b'));
    expect(told.map(([, fact]) => fact)).toEqual([entries('a'), entries('a', 'b')]);
    expect(changes()).toBe(2);
  });

  test('that could not be had again are told, so that others have their turn, and change nothing', async () => {
    const { facts, told, changes, pass, answer } = desk();
    const failed = { failed: 'shellcheck_failed' };
    void facts.meet([folder]);
    await answer(0, failed);
    pass(30_000);
    facts.refresh([folder]);
    await answer(1, { ...failed });
    expect(told).toEqual([
      [factKey(folder), failed],
      [factKey(folder), failed],
    ]);
    expect(changes()).toBe(1);
  });

  test('are out of date once somebody says so', async () => {
    const { facts, asked, changes, answer } = desk();
    facts.expire(['folder']);
    expect(changes()).toBe(0);
    void facts.meet([folder, { kind: 'images' }]);
    await answer(0, entries('a'));
    await answer(1, images);
    facts.expire(['folder']);
    expect(changes()).toBe(3);
    facts.refresh([folder, { kind: 'images' }]);
    expect(asked.map(({ key }) => key)).toEqual([
      factKey(folder),
      factKey({ kind: 'images' }),
      factKey(folder),
    ]);
  });

  test('that were asked for before a change and came after it are out of date', async () => {
    const { facts, asked, answer } = desk();
    void facts.meet([folder]);
    facts.expire(['folder']);
    await answer(0, entries('a'));
    facts.refresh([folder]);
    expect(asked).toHaveLength(2);
  });

  test('that come by themselves are taken where they were wanted', async () => {
    const { facts, told, answer } = desk();
    const builds: Want = { kind: 'builds', dockerfile: 'Dockerfile' };
    const none: Fact = { instructions: {}, stages: {} };
    const some: Fact = { instructions: {}, stages: { x: { image: 'y', bytes: 1 } } };
    facts.offer(builds, some);
    expect(told).toEqual([]);
    void facts.meet([builds]);
    await answer(0, none);
    facts.offer(builds, some);
    expect(told.at(-1)).toEqual([factKey(builds), some]);
  });

  test('of another workspace are forgotten, and their late answers are not put in', async () => {
    const { facts, told, asked, answer } = desk();
    void facts.meet([folder, tags]);
    await answer(0, entries('a'));
    facts.clear();
    expect(told.at(-1)).toEqual([factKey(folder), null]);
    await answer(1, { tags: ['x'], truncated: false });
    expect(told).toHaveLength(2);
    void facts.meet([tags]);
    expect(asked).toHaveLength(3);
  });

  test('are given a limit of time', () => {
    const { facts, asked, limit } = desk();
    void facts.meet([folder]);
    limit.abort();
    expect(asked[0]?.signal.aborted).toBe(true);
  });
});
