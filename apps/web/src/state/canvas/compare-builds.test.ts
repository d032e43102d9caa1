import type { BuildComparison, StepSide } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { setUp, summaryOf, text } from '../build/test/page.ts';

const side = (instruction: number): StepSide => ({
  instruction,
  text: '',
  phase: 'done',
  durationMs: 1,
  layerBytes: 1,
});
const totals = { durationMs: 1, steps: 3, cached: 0, imageBytes: null, contextBytes: null };
/** The last instruction is new in the later build, which lost one of the earlier build's. */
const answer: BuildComparison = {
  builds: { before: { id: 'a', number: 1 }, after: { id: 'b', number: 2 } },
  totals: { before: totals, after: totals },
  steps: [
    { before: side(0), after: side(0) },
    { before: side(1), after: side(1) },
    { before: side(2), after: null },
    { before: null, after: side(2) },
  ],
  ...{ lines: [], options: [], bases: [], files: null, config: null },
};

async function comparing() {
  const ended = { state: 'succeeded' } as const;
  const page = setUp([summaryOf('b', 2, ended), summaryOf('a', 1, ended)]);
  await page.open();
  await page.store.getState().openFile('Dockerfile');
  await page.settle();
  await page.store.getState().compareOnGraph(answer);
  const lines = () => {
    const { snapshot, comparedBuilds } = page.store.getState();
    return snapshot?.model.instructions.flatMap(({ id, firstLine }) =>
      comparedBuilds?.rows.has(id) === true ? [firstLine] : [],
    );
  };
  return { page, lines };
}

describe('two builds compared on the graph', () => {
  it('stand at today’s instructions, and follow the text', async () => {
    const { page, lines } = await comparing();
    expect(lines()).toEqual([0, 1, 2]);
    page.edit(`# A comment\n${text}`);
    await page.settle();
    expect(lines()).toEqual([1, 2, 3]);
    page.edit(text.split('\n').with(1, 'RUN something else').join('\n'));
    await page.settle();
    expect(lines()).toEqual([0, 2]);
  });

  it('give way to what else is to be seen on the graph', async () => {
    const { page } = await comparing();
    const shown = () => page.store.getState().comparedBuilds !== null;
    expect(shown()).toBe(true);
    page.store.getState().setOverlayMode('time');
    expect(shown()).toBe(false);
    await page.store.getState().compareOnGraph(answer);
    page.store.getState().setForetold({ state: 'asking', rows: new Map(), problem: null });
    expect(shown()).toBe(false);
    await page.store.getState().compareOnGraph(answer);
    expect(page.store.getState().foretold).toBeNull();
    page.store.getState().endComparison();
    expect(shown()).toBe(false);
  });

  it('are not shown where the record is gone', async () => {
    const { page } = await comparing();
    page.store.getState().endComparison();
    page.answers.delete('getBuild');
    await page.store.getState().compareOnGraph(answer);
    expect(page.store.getState()).toMatchObject({
      comparedBuilds: null,
      buildProblem: { code: 'internal' },
    });
  });
});
