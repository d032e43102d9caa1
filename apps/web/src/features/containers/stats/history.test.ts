import type { ContainerSample } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { addSample, keptSamples, niceEnd, rates } from './history.ts';

const sample = (at: number): ContainerSample => ({
  at,
  cpuPercent: 1,
  cpus: 2,
  memory: 1,
  memoryLimit: null,
  network: null,
  blocks: null,
  processes: 1,
});

it('keeps the last samples, each once', () => {
  let history: readonly ContainerSample[] = [];
  for (let at = 1; at <= keptSamples + 5; at += 1) history = addSample(history, sample(at));
  expect(history).toHaveLength(keptSamples);
  expect(history[0]?.at).toBe(6);
  expect(addSample(history, sample(keptSamples + 5))).toBe(history);
});

it('tells what flows in a second, and nothing where a sum began anew', () => {
  expect(
    rates([
      [0, 100],
      [1000, 300],
      [3000, 400],
      [4000, 50],
      [5000, null],
      [6000, 60],
    ]),
  ).toEqual([
    [0, null],
    [1000, 200],
    [3000, 50],
    [4000, null],
    [5000, null],
    [6000, null],
  ]);
});

it.each([
  [0, 1],
  [1, 1],
  [1.2, 2],
  [3, 5],
  [70, 100],
  [200, 200],
  [0.03, 0.05],
])('an axis for %s ends at %s', (value, end) => {
  expect(niceEnd(value)).toBeCloseTo(end);
});
