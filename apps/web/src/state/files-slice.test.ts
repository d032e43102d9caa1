import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../api/client.ts';
import { options, problem, setUp, summaryOf, text } from './build/test/page.ts';
import { listStageFiles } from './files/list-stage-files.ts';
import { stageSource } from './files/stage-source.ts';

const file = `ARG V=1
FROM busybox AS base
RUN make
FROM busybox AS other
RUN other
FROM base AS build
COPY --from=other /x /x
FROM scratch
COPY --from=build /x /x
`;

function sourceOf(of: string, stage: number): string | null {
  const model = parseDockerfile(of);
  return stageSource({ model, graph: buildGraph(model) }, stage);
}

describe('what a stage is made from', () => {
  it('is its text, that of what it takes from, and the arguments before', () => {
    expect(sourceOf(file, 0)).toBe('ARG V=1\nFROM busybox AS base\nRUN make');
    expect(sourceOf(file, 2)?.split('\n')).toHaveLength(7);
    expect(sourceOf(file, 4)).toBeNull();
  });
  it('is another after a change in it, and the same after one elsewhere', () => {
    const changed = file.replace('RUN other', 'RUN more');
    expect(sourceOf(changed, 2)).not.toBe(sourceOf(file, 2));
    expect(sourceOf(changed, 0)).toBe(sourceOf(file, 0));
    expect(sourceOf(`# note\n${file}`, 2)).toBe(sourceOf(file, 2));
  });
});

const done = { state: 'succeeded', imageId: 'sha256:i', finishedAt: 9 } as const;

describe('the build that has a stage’s files', () => {
  it('is the newest one of an equal stage', async () => {
    const page = setUp([summaryOf('a', 1, done), summaryOf('b', 2, done), summaryOf('c', 3)]);
    await page.open();
    const found = await page.store.getState().findBuiltStage(0);
    expect(found).toEqual({ image: 'sha256:i', number: 2, at: 9, exact: false });
    page.edit(text.replace('two', 'three'));
    await page.settle();
    expect(await page.store.getState().findBuiltStage(0)).toBeNull();
  });
  it('is rather an older one that was made of what is there now', async () => {
    const page = setUp([summaryOf('a', 1, done), summaryOf('b', 2, done)]);
    page.answers.set('predictCache', () => ({
      ok: true,
      value: { instructions: [], same: ['a'] },
    }));
    await page.open();
    const found = await page.store.getState().findBuiltStage(0);
    expect(found).toEqual({ image: 'sha256:i', number: 1, at: 9, exact: true });
    expect(page.calls.find(({ name }) => name === 'predictCache')).toMatchObject({
      body: { options: { target: 'base' }, dockerfileText: text },
    });
  });
  it.each([
    ['failed', { ...done, state: 'failed' as const }],
    ['made no image', { ...done, imageId: null }],
    ['was of another file', { ...done, options: { ...options, dockerfile: 'Other' } }],
  ])('is none that %s', async (_, change) => {
    const page = setUp([summaryOf('a', 1, change)]);
    await page.open();
    expect(await page.store.getState().findBuiltStage(0)).toBeNull();
  });
  it('is none whose image is gone', async () => {
    const page = setUp([summaryOf('a', 1, done)]);
    page.answers.set('getImage', () => ({ ok: false, problem: problem('image_not_found') }));
    await page.open();
    expect(await page.store.getState().findBuiltStage(0)).toBeNull();
  });
});

describe('a listing', () => {
  /** Lists the only stage of a page whose server tells these lines. */
  async function list(lines: readonly unknown[], then: unknown) {
    const page = setUp();
    await page.open();
    const seen: unknown[] = [];
    const source = sourceOf(text, 0) ?? '';
    page.store.subscribe(({ stageListings }) => seen.push(stageListings.get(source)));
    const cancels = new Map<string, () => void>();
    const api = {
      call: (_: string, asked: { onLine?: (line: unknown) => void; signal?: AbortSignal }) => {
        for (const line of lines) {
          if (line === 'cancel') cancels.get(source)?.();
          else asked.onLine?.(line);
        }
        return Promise.resolve(then);
      },
    } as unknown as ApiClient;
    await listStageFiles({ ...page.ports, api }, page.store, cancels, 0);
    return { seen, last: page.store.getState().stageListings.get(source), cancels };
  }
  const building = { kind: 'building', step: 'RUN make', done: 1, total: 3 };
  const ok = { ok: true, value: [] };

  it('tells how far it is, and has an image in the end', async () => {
    const lines = [building, { kind: 'reading' }, { kind: 'unknown' }];
    const { seen, last, cancels } = await list([...lines, { kind: 'listed', image: 'i' }], ok);
    const running = { state: 'running', step: 'RUN make', done: 1, total: 3 };
    expect(seen).toContainEqual({ ...running, reading: false });
    expect(seen).toContainEqual({ ...running, reading: true });
    expect(last).toEqual({ state: 'ready', image: 'i', at: 1 });
    expect(cancels.size).toBe(0);
  });
  it('says why it failed', async () => {
    const failed = await list([building, { kind: 'failed', message: 'exit 2' }], ok);
    expect(failed.last).toEqual({ state: 'failed', message: 'exit 2' });
    const refused = await list([], { ok: false, problem: problem('engine_unavailable') });
    expect(refused.last).toEqual({ state: 'failed', message: 'engine_unavailable' });
  });
  it('is as if it had never been once it is cancelled', async () => {
    const { last } = await list([building, 'cancel', { kind: 'listed', image: 'i' }], ok);
    expect(last).toBeUndefined();
  });
});
