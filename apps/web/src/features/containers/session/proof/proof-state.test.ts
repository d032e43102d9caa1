import { expect, it } from 'vitest';
import type { ProofState } from '../../../../state/recording-slice.types.ts';
import { withMessage } from './proof-state.ts';

const building = (log: string): ProofState => ({ kind: 'building', log });

it('gathers the output of the build, and keeps it when the build fails', () => {
  const state = withMessage(building('a'), { kind: 'log', text: 'b' }, '');
  expect(state).toEqual(building('ab'));
  expect(withMessage(state, { kind: 'failed', message: 'no' }, '')).toEqual({
    kind: 'failed',
    message: 'no',
    log: 'ab',
  });
  expect(withMessage(state, { kind: 'built', imageId: 'i' }, '').kind).toBe('comparing');
});

it('keeps no more than the end of a long output', () => {
  const state = withMessage(building('x'.repeat(20_000)), { kind: 'log', text: 'end' }, '');
  expect('log' in state ? [state.log.length, state.log.slice(-4)] : []).toEqual([20_000, 'xend']);
});
