import type { LayerState, Transfer } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { partOf, progressOf } from './progress.ts';

const layer = (state: LayerState, current = 0, total: number | null = null) => ({
  ...{ id: state, state, current, total },
});

function transfer(part: Partial<Transfer>): Transfer {
  return {
    id: 't',
    request: { kind: 'pull', ref: 'a:1', platform: null, allTags: false },
    state: 'running',
    ...{
      queuedAt: 0,
      startedAt: 0,
      endedAt: null,
      status: '',
      bytes: 0,
      rate: null,
      otherPlatform: null,
    },
    targets: [{ ref: 'a:1', state: 'running', digest: null }],
    layers: [],
    problem: null,
    ...part,
  };
}

it.each([
  [[], 0],
  [[layer('waiting'), layer('exists')], 0.5],
  [[layer('downloading', 50, 100)], 0.25],
  [[layer('extracting', 50, 100)], 0.75],
  [[layer('downloaded', 100, 100), layer('pulled', 9, 9)], 0.75],
] as const)('a pull with the layers %j is done by %d', (layers, part) => {
  expect(progressOf(transfer({ layers: [...layers] }))).toBe(part);
});

it('a push counts its names', () => {
  const request = { kind: 'push', image: 'a', targets: ['a:1', 'a:2'] } as const;
  const [done, running] = [
    { ref: 'a:1', state: 'done', digest: 'd' },
    { ref: 'a:2', state: 'running', digest: null },
  ] as const;
  const push = { request: { ...request, targets: [...request.targets] }, targets: [done, running] };
  expect(progressOf(transfer({ ...push, layers: [layer('pushing', 1, 2)] }))).toBe(0.75);
  expect(progressOf(transfer({ ...push, state: 'succeeded' }))).toBe(1);
});

it('what a layer’s size is not known of is not told', () => {
  expect(partOf(layer('extracting', 3))).toBeNull();
  expect(partOf(layer('mounted'))).toBe(1);
});
