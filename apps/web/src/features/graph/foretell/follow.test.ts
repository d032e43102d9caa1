import type { CachePrediction, StreamMessage } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { problem, setUp, summaryOf, text } from '../../../state/build/test/page.ts';
import { followForetold } from './follow.ts';
import { nothingForetold } from './nothing-foretold.ts';

const prediction: CachePrediction = {
  same: [],
  instructions: [
    { instruction: 1, expected: 'cached', causes: [], compared: null },
    { instruction: 2, expected: 'built', causes: [{ kind: 'no-earlier-build' }], compared: null },
  ],
};

/** A page that shows what is foretold; the pause ends when the test says so. */
async function foretelling() {
  const page = setUp([summaryOf('b', 1, { state: 'succeeded' })]);
  page.answers.set('predictCache', () => ({ ok: true, value: prediction }));
  await page.open();
  await page.settle();
  page.store.getState().setForetold(nothingForetold);
  const waiting = new Set<() => void>();
  const stop = followForetold(page.store, (work) => {
    waiting.add(work);
    return () => void waiting.delete(work);
  });
  await page.settle();
  const asked = () => page.calls.filter(({ name }) => name === 'predictCache');
  const endPause = async () => {
    for (const work of waiting) work();
    waiting.clear();
    await page.settle();
  };
  return { ...page, stop, waiting, asked, endPause, shown: () => page.store.getState().foretold };
}

describe('what a build would take from the cache', () => {
  it('is asked at once for the text as it is, and known by instruction', async () => {
    const page = await foretelling();
    expect(page.asked().map(({ body }) => body)).toMatchObject([{ dockerfileText: text }]);
    const ids = page.store.getState().snapshot?.model.instructions.map(({ id }) => id) ?? [];
    expect(page.shown()?.state).toBe('ready');
    expect([...(page.shown()?.rows ?? [])].map(([id, { expected }]) => [id, expected])).toEqual([
      [ids[1], 'cached'],
      [ids[2], 'built'],
    ]);
  });

  it('is old from the first keystroke on, and asked once after the last', async () => {
    const page = await foretelling();
    page.edit(`${text}# one\n`);
    await page.settle();
    page.edit(`${text}# two\n`);
    await page.settle();
    expect(page.shown()?.state).toBe('asking');
    expect(page.shown()?.rows.size).toBe(2);
    expect(page.asked()).toHaveLength(1);
    await page.endPause();
    expect(page.asked()).toHaveLength(2);
    expect(page.asked()[1]?.body).toMatchObject({ dockerfileText: `${text}# two\n` });
    expect(page.shown()?.state).toBe('ready');
  });

  it.each<[string, StreamMessage]>([
    ['a file changed on disk', { kind: 'workspace.changed', workspaceId: 'w', paths: ['src/a'] }],
    ['a build ended', { kind: 'build.summary', build: summaryOf('c', 2, { state: 'succeeded' }) }],
  ])('is asked again when %s', async (_, message) => {
    const page = await foretelling();
    page.send(message);
    await page.settle();
    await page.endPause();
    expect(page.asked()).toHaveLength(2);
  });

  it('is not asked again for a build that only goes on', async () => {
    const page = await foretelling();
    page.send({ kind: 'build.summary', build: summaryOf('c', 2) });
    await page.settle();
    expect(page.waiting.size).toBe(0);
    expect(page.shown()?.state).toBe('ready');
  });

  it('shows why it cannot be told, and no rows', async () => {
    const page = await foretelling();
    page.answers.set('predictCache', () => ({ ok: false, problem: problem('internal') }));
    page.store.getState().setBuildOptions({ noCache: true });
    await page.endPause();
    expect(page.shown()).toMatchObject({ state: 'failed', problem: { code: 'internal' } });
    expect(page.shown()?.rows.size).toBe(0);
  });

  it('comes to nothing when it was hidden meanwhile, and asks no more', async () => {
    const page = await foretelling();
    page.edit(`${text}# one\n`);
    await page.settle();
    page.stop();
    page.store.getState().setForetold(null);
    await page.endPause();
    expect(page.shown()).toBeNull();
    expect(page.asked()).toHaveLength(1);
  });
});
