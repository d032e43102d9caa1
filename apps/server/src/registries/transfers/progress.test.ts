import type { LayerState } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { createProgress } from './progress.ts';

const layer = (id: string, state: LayerState, current = 0, total: number | null = null) =>
  ({ kind: 'layer', layer: { id, state, current, total } }) as const;

it('a pull: what came, layer by layer, and how fast', () => {
  const progress = createProgress();
  progress.take(layer('a', 'waiting'), 0);
  progress.take(layer('b', 'exists'), 0);
  progress.take(layer('a', 'downloading', 100, 1000), 1000);
  expect(progress.bytes()).toBe(100);
  progress.take(layer('a', 'downloading', 900, 1000), 2000);
  expect(progress.rate(2000)).toBe(450);
  progress.take(layer('a', 'downloaded'), 2500);
  progress.take(layer('a', 'extracting', 500, 1000), 3000);
  expect(progress.layers()).toEqual([
    { id: 'a', state: 'extracting', current: 500, total: 1000 },
    { id: 'b', state: 'exists', current: 0, total: null },
  ]);
  expect(progress.bytes()).toBe(1000);
  progress.take(layer('a', 'pulled'), 3500);
  expect(progress.layers()[0]).toEqual({ id: 'a', state: 'pulled', current: 1000, total: 1000 });
  expect(progress.rate(60_000)).toBeNull();
});

it('a push: no more than the whole is told, and a new try begins anew', () => {
  const progress = createProgress();
  progress.take(layer('a', 'pushing', 2_129_920, 1_984_226), 0);
  expect(progress.layers()[0]?.current).toBe(1_984_226);
  expect(progress.bytes()).toBe(1_984_226);
  progress.take(layer('a', 'retrying'), 10);
  expect(progress.bytes()).toBe(0);
  expect(progress.rate(20)).toBe(0);
  progress.take(layer('a', 'pushed'), 30);
  expect(progress.bytes()).toBe(1_984_226);
});

it('there is an end to how many layers are told of', () => {
  const progress = createProgress();
  for (let at = 0; at < 1000; at += 1) progress.take(layer(String(at), 'waiting'), at);
  expect(progress.layers()).toHaveLength(500);
});
