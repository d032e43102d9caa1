import { describe, expect, it } from 'vitest';
import { events, numbered, problem, setUp, summaryOf } from '../build/test/page.ts';
import { readCacheHistory } from './cache-history.ts';

const cached = numbered(
  { type: 'build.queued', position: 0 },
  { type: 'build.started', builder: 'buildkit' },
  {
    type: 'step.queued',
    stepId: 's0',
    name: '[base 1/3] FROM docker.io/library/busybox:1.36',
    inputs: [],
  },
  { type: 'step.queued', stepId: 's1', name: '[base 2/3] RUN make one', inputs: ['s0'] },
  { type: 'step.cached', stepId: 's1' },
  { type: 'build.finished', imageId: 'sha256:i' },
);

describe('the history of the cache', () => {
  it('tells by instruction what each build took from it', async () => {
    const page = setUp([summaryOf('last', 2, { state: 'succeeded' })]);
    page.answers.set('getBuildEvents', ({ id }) => ({
      ok: true,
      value: id === 'last' ? cached : events,
    }));
    await page.open();
    const [last, before] = await readCacheHistory(page.ports, ['last', 'before'], new Map());
    const [, one, two] = page.store.getState().snapshot?.model.instructions ?? [];
    expect(last?.get(one?.id ?? '')).toBe('cached');
    expect(last?.has(two?.id ?? '')).toBe(false);
    expect(before?.get(one?.id ?? '')).toBe('ran');
  });

  it('ends at a build that cannot be read, and reads none twice', async () => {
    const page = setUp();
    page.answers.set('getBuildEvents', ({ id }) =>
      id === 'b' ? { ok: false, problem: problem('internal') } : { ok: true, value: events },
    );
    const known = new Map();
    expect(await readCacheHistory(page.ports, ['a', 'b', 'c'], known)).toHaveLength(1);
    const calls = page.calls.length;
    await readCacheHistory(page.ports, ['a'], known);
    expect(page.calls.length).toBe(calls);
  });
});
