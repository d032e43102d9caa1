import type { StepComparison, StepSide } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { countChanges, sumUp, verdictOf } from './verdict.ts';

const side = (change: Partial<StepSide> = {}): StepSide => ({
  instruction: 1,
  text: 'RUN make',
  phase: 'done',
  durationMs: 1000,
  layerBytes: 500,
  ...change,
});
const pair = (
  before: Partial<StepSide> | null,
  after: Partial<StepSide> | null,
): StepComparison => ({
  before: before && side(before),
  after: after && side(after),
});

describe('what became of an instruction from one build to the other', () => {
  it.each<[string, StepComparison, string[]]>([
    ['nothing', pair({}, {}), []],
    ['it came', pair(null, {}), ['added']],
    ['it went', pair({}, null), ['removed']],
    ['its text', pair({}, { text: 'RUN make all' }), ['changed']],
    ['it fails', pair({}, { phase: 'failed' }), ['failed']],
    ['it fails no more', pair({ phase: 'failed' }, { phase: 'cached' }), ['mended']],
    ['the cache lost it', pair({ phase: 'cached', durationMs: 0 }, {}), ['uncached']],
    ['the cache has it', pair({}, { phase: 'cached', durationMs: 0 }), ['cached']],
    ['more time', pair({}, { durationMs: 1200 }), ['slower']],
    ['less time', pair({}, { durationMs: 800 }), ['faster']],
    ['hardly more time, in ms', pair({ durationMs: 5 }, { durationMs: 90 }), []],
    ['hardly more time, in part', pair({ durationMs: 60_000 }, { durationMs: 62_000 }), []],
    ['a larger layer', pair({}, { layerBytes: 501 }), ['bigger']],
    ['a smaller layer', pair({}, { layerBytes: 0 }), ['smaller']],
    ['a layer that is not known', pair({ layerBytes: null }, {}), []],
    [
      'several',
      pair({ phase: 'cached' }, { text: 'RUN other', layerBytes: 900 }),
      ['uncached', 'changed', 'bigger'],
    ],
  ])('%s', (_name, step, changes) => {
    expect(verdictOf(step).changes).toEqual(changes);
  });

  it('is told with its amounts', () => {
    expect(verdictOf(pair({}, { durationMs: 400, layerBytes: 700 }))).toMatchObject({
      moreMs: -600,
      moreBytes: 200,
    });
  });

  it('is counted over all, the weightiest first', () => {
    const steps = [pair({}, { durationMs: 5000 }), pair(null, {}), pair({}, { durationMs: 9000 })];
    expect([...countChanges(steps)]).toEqual([
      ['added', 1],
      ['slower', 2],
    ]);
  });
});

describe('several instructions together', () => {
  it('tell how many differ, and by how much in all', () => {
    const sum = sumUp([
      pair({}, { durationMs: 3000 }),
      pair({}, { durationMs: 500, layerBytes: 700 }),
      pair({ durationMs: 5 }, { durationMs: 90 }),
      pair({}, { text: 'RUN other', layerBytes: 100 }),
      pair(null, { layerBytes: 9000 }),
    ]);
    expect([...sum.counts]).toEqual([
      ['added', 1],
      ['changed', 1],
      ['slower', 1],
      ['faster', 1],
      ['bigger', 1],
      ['smaller', 1],
    ]);
    expect(sum).toMatchObject({ moreMs: 1500, moreBytes: -200 });
    expect(sumUp([pair({}, {})])).toEqual({ counts: new Map(), moreMs: null, moreBytes: null });
  });
});
