import type { BuildSummary } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { problem, setUp, summaryOf, text } from './test/page.ts';

const changed = text.replace('make two', 'make three');

/** A page whose builds end as `ends` says, one after the other; the change is one of `two` to `three`. */
async function trying(ends: readonly Partial<BuildSummary>[], known: readonly string[] = []) {
  const page = setUp([summaryOf('old', 1, { state: 'succeeded' })]);
  let count = 1;
  page.answers.set('predictCache', () => ({
    ok: true,
    value: { instructions: [], same: known },
  }));
  page.answers.set('startBuild', () => {
    count += 1;
    const id = `b${String(count)}`;
    const end = ends[count - 2];
    const started = summaryOf(id, count);
    if (end !== undefined) {
      queueMicrotask(() => page.send({ kind: 'build.summary', build: { ...started, ...end } }));
    }
    return { ok: true, value: started };
  });
  await page.open();
  const change = (): Promise<boolean> => {
    page.edit(changed);
    return Promise.resolve(true);
  };
  const start = (): Promise<void> => page.store.getState().startTrial('Merge', change);
  const built = () =>
    page.calls
      .filter(({ name }) => name === 'startBuild')
      .map(({ body }) => (body as { dockerfileText: string }).dockerfileText);
  const wait = async (): Promise<void> => {
    // The part that does it is fetched first.
    await import('./trial/run.ts');
    for (let turn = 0; turn < 10; turn += 1) await page.settle();
  };
  return { ...page, built, wait, start, trial: () => page.store.getState().trial };
}

const succeeded = { state: 'succeeded' } as const;

describe('a trial', () => {
  it('builds, changes, builds again', async () => {
    const page = await trying([succeeded, succeeded]);
    await page.start();
    expect(page.trial()).toMatchObject({
      title: 'Merge',
      state: 'done',
      before: { id: 'b2', number: 2, reused: false },
      after: { id: 'b3', number: 3 },
    });
    expect(page.built()).toEqual([text, changed]);
  });

  it('takes a finished build of exactly this', async () => {
    const page = await trying([succeeded], ['old']);
    await page.start();
    expect(page.trial()).toMatchObject({
      before: { id: 'old', reused: true },
      after: { id: 'b2' },
    });
    expect(page.built()).toEqual([changed]);
  });

  it('takes none that was made of another text', async () => {
    const page = await trying([succeeded, succeeded], ['old']);
    page.edit(`${text}RUN more\n`);
    await page.start();
    expect(page.trial()).toMatchObject({ before: { id: 'b2', reused: false } });
  });

  it('leaves the text alone when the first build fails', async () => {
    const page = await trying([{ state: 'failed', error: 'exit code 1' }]);
    await page.start();
    expect(page.trial()).toMatchObject({
      state: 'failed',
      step: 'before',
      failure: { kind: 'build', number: 2, error: 'exit code 1' },
      planned: null,
    });
    expect(page.store.getState().textOf('Dockerfile')).toBe(text);
  });

  it('says that the change is made when the second build fails', async () => {
    const page = await trying([succeeded, { state: 'failed', error: null }]);
    await page.start();
    expect(page.trial()).toMatchObject({ state: 'failed', step: 'after', after: null });
    expect(page.trial()?.planned?.after.dockerfileText).toBe(changed);
  });

  it('ends with the server’s words when a build is not taken', async () => {
    const page = await trying([]);
    page.answers.set('startBuild', () => ({ ok: false, problem: problem('engine_unavailable') }));
    await page.start();
    expect(page.trial()).toMatchObject({
      state: 'failed',
      failure: { kind: 'refused', problem: { code: 'engine_unavailable' } },
    });
  });

  it('makes no change of a text that has become another', async () => {
    const page = await trying([]);
    const end = page.start();
    await page.wait();
    page.edit('FROM scratch\n');
    page.send({ kind: 'build.summary', build: summaryOf('b2', 2, succeeded) });
    await end;
    expect(page.trial()).toMatchObject({ state: 'failed', failure: { kind: 'change' } });
    expect(page.store.getState().textOf('Dockerfile')).toBe('FROM scratch\n');
  });

  it('stops the build that runs, and changes nothing', async () => {
    const page = await trying([]);
    const end = page.start();
    await page.wait();
    page.store.getState().cancelTrial();
    expect(page.trial()?.state).toBe('stopping');
    expect(page.calls.filter(({ name }) => name === 'cancelBuild')).toMatchObject([{ id: 'b2' }]);
    page.send({ kind: 'build.summary', build: summaryOf('b2', 2, { state: 'cancelled' }) });
    await end;
    expect(page.trial()?.state).toBe('cancelled');
    expect(page.store.getState().textOf('Dockerfile')).toBe(text);
    page.store.getState().endTrial();
    expect(page.trial()).toBeNull();
  });

  it('is done again without the cache, with the same texts', async () => {
    const page = await trying([succeeded, succeeded, succeeded, succeeded]);
    await page.start();
    await page.store.getState().repeatTrial();
    expect(page.trial()).toMatchObject({
      state: 'done',
      withoutCache: true,
      before: { id: 'b4' },
      after: { id: 'b5' },
    });
    expect(page.built()).toEqual([text, changed, text, changed]);
    const bodies = page.calls.filter(({ name }) => name === 'startBuild').slice(2);
    expect(bodies).toMatchObject([
      { body: { options: { noCache: true } } },
      { body: { options: { noCache: true } } },
    ]);
  });
});
