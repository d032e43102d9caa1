import { describe, expect, test } from 'vitest';
import { entryLike, folderMove, typedAfter } from './folder-keys.ts';

const names = ['bin', 'Build', 'docs', 'build.log'];

describe('keys in a folder', () => {
  test.each([
    ['ArrowDown', 0, { kind: 'focus', at: 1 }],
    ['ArrowDown', 3, { kind: 'focus', at: 3 }],
    ['ArrowUp', 0, { kind: 'focus', at: 0 }],
    ['Home', 2, { kind: 'focus', at: 0 }],
    ['End', 0, { kind: 'focus', at: 3 }],
    ['ArrowLeft', 1, { kind: 'up' }],
    ['Backspace', 1, { kind: 'up' }],
    ['ArrowRight', 1, { kind: 'open', at: 1 }],
    ['Tab', 1, null],
  ] as const)('%s at %i', (key, at, move) => {
    expect(folderMove(key, names.length, at)).toEqual(move);
  });
});

test('letters that follow each other are one beginning, after a pause a new one', () => {
  const one = typedAfter({ text: '', at: -Infinity }, 'b', 1_000);
  expect(typedAfter(one, 'u', 1_500)).toEqual({ text: 'bu', at: 1_500 });
  expect(typedAfter(one, 'u', 2_000)).toEqual({ text: 'u', at: 2_000 });
});

test.each([
  ['b', 0, 1],
  ['b', 1, 3],
  ['b', 3, 0],
  ['bu', 1, 1],
  ['build.', 1, 3],
  ['x', 0, -1],
] as const)('“%s” from entry %i', (begin, at, found) => {
  expect(entryLike(names, begin, at)).toBe(found);
});
