import type { TrendPoint } from '@stagecraft/contracts';
import { describe, expect, test } from 'vitest';
import { chartOf, valueOf } from './chart.ts';

const box = { width: 100, height: 10 };

describe('a chart over builds', () => {
  test('goes from 0 at the lower edge to the largest value at the upper one', () => {
    expect(chartOf([0, 5, 10], box)).toEqual({
      top: 10,
      last: 10,
      runs: [
        [
          { x: 0, y: 10 },
          { x: 50, y: 5 },
          { x: 100, y: 0 },
        ],
      ],
    });
  });

  test('has a gap where a value is not known', () => {
    const { runs, last } = chartOf([4, null, 2, 4, null], box);
    expect(runs.map((run) => run.map(({ x }) => x))).toEqual([[0], [50, 75]]);
    expect(last).toBe(4);
  });

  test('can have an upper edge of its own', () => {
    expect(chartOf([0.5], box, 1)).toEqual({ top: 1, last: 0.5, runs: [[{ x: 50, y: 5 }]] });
  });

  test.each([
    ['no build', []],
    ['nothing known', [null, null]],
  ])('of %s is empty', (_, values) => {
    expect(chartOf(values, box)).toEqual({ top: 0, last: null, runs: [] });
  });

  test('of zeros lies at the lower edge', () => {
    expect(chartOf([0, 0], box).runs[0]?.map(({ y }) => y)).toEqual([10, 10]);
  });
});

test('the cache rate of a build without steps is not known', () => {
  const point: TrendPoint = {
    id: 'b',
    number: 1,
    at: 0,
    durationMs: 7,
    steps: 4,
    cached: 1,
    imageBytes: null,
    prediction: null,
  };
  expect(valueOf(point, 'cacheRate')).toBe(0.25);
  expect(valueOf({ ...point, steps: 0, cached: 0 }, 'cacheRate')).toBeNull();
  expect(valueOf(point, 'duration')).toBe(7);
  expect(valueOf(point, 'size')).toBeNull();
});
