import { defaultBuildOptions } from '@stagecraft/contracts';
import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../../state/build/test/page.ts';
import { buildBefore, comparable, inOrder } from './neighbours.ts';

const first = summaryOf('first', 1, { state: 'succeeded' });
const other = summaryOf('other', 2, { state: 'failed', options: defaultBuildOptions('Other') });
const going = summaryOf('going', 3);
const last = summaryOf('last', 4, { state: 'cancelled' });
const builds = [last, going, other, first];

describe('the build before', () => {
  test('is the newest earlier one of the same Dockerfile that has ended', () => {
    expect(buildBefore(builds, last)).toBe(first);
    expect(buildBefore([...builds].reverse(), last)).toBe(first);
  });
  test('is none for the first', () => {
    expect(buildBefore(builds, first)).toBeNull();
    expect(buildBefore(builds, other)).toBeNull();
  });
});

test('what goes on, and the build itself, are nothing to compare with', () => {
  expect(comparable(builds, last)).toEqual([other, first]);
});

test('the earlier one comes first, whichever was asked for', () => {
  expect(inOrder(last, first)).toEqual(['first', 'last']);
  expect(inOrder(first, last)).toEqual(['first', 'last']);
});
