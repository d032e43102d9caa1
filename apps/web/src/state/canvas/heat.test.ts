import { describe, expect, it } from 'vitest';
import { computeSnapshot } from '../../language/compute-snapshot.ts';
import type { InstructionOverlay } from '../build-slice.types.ts';
import { heatOf, sumOfHeat, type CacheRecord } from './heat.ts';

const text = 'FROM busybox AS one\nRUN make\nRNU x\nCOPY . .\n';
const { snapshot } = computeSnapshot({ path: 'Dockerfile', version: 1, text, options: {} }, null);
const ids = snapshot.model.instructions.map(({ id }) => id);

function state(change: Partial<InstructionOverlay>): InstructionOverlay {
  return {
    phase: 'done',
    startedAt: 1,
    durationMs: null,
    error: null,
    exitCode: null,
    steps: [],
    layerSize: null,
    ...change,
  };
}

const overlay = new Map([
  [1, state({ durationMs: 40_000, layerSize: 0 })],
  [2, state({ phase: 'running' })],
  [3, state({ durationMs: 3, layerSize: 5_000_000 })],
]);

function heat(mode: Parameters<typeof heatOf>[0]['mode'], history: readonly CacheRecord[] = []) {
  return [...heatOf({ mode, snapshot, overlay, history })];
}

describe('heat', () => {
  it('of time and size is that of the shown build, and of nothing that it does not know', () => {
    expect(heat('time')).toEqual([
      [1, { kind: 'time', level: 3, ms: 40_000 }],
      [3, { kind: 'time', level: 0, ms: 3 }],
    ]);
    expect(heat('size')).toEqual([
      [1, { kind: 'size', level: 0, bytes: 0 }],
      [3, { kind: 'size', level: 2, bytes: 5_000_000 }],
    ]);
    expect(heat('build')).toEqual([]);
  });

  it('of the cache counts builds in a row, from the last one', () => {
    const [from = '', run = '', , copy = ''] = ids;
    const build = (one: 'cached' | 'ran', other: 'cached' | 'ran'): CacheRecord =>
      new Map([
        [from, 'ran'],
        [run, one],
        [copy, other],
      ]);
    const history = [build('cached', 'ran'), build('cached', 'cached'), build('ran', 'cached')];
    expect(heat('cache', history)).toEqual([
      [1, { kind: 'cache', level: 1, streak: 2 }],
      [3, { kind: 'cache', level: 4, streak: 0 }],
    ]);
    expect(heat('cache')).toEqual([]);
  });

  it('of problems tells errors from warnings', () => {
    expect(heat('problems')).toContainEqual([
      2,
      { kind: 'problems', level: 4, errors: 1, warnings: 0 },
    ]);
  });

  it('adds up, but of streaks the shortest counts', () => {
    const of = (mode: 'time' | 'size') => heat(mode).map(([, one]) => one);
    expect(sumOfHeat(of('time'))).toEqual({ kind: 'time', level: 3, ms: 40_003 });
    expect(sumOfHeat(of('size'))).toMatchObject({ bytes: 5_000_000 });
    const streak = (count: number) => ({ kind: 'cache', level: 0, streak: count }) as const;
    expect(sumOfHeat([streak(4), streak(1), streak(9)])).toMatchObject({ streak: 1, level: 2 });
    expect(sumOfHeat([])).toBeNull();
  });
});
