import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameData } from './same-data.ts';

describe('plain data', () => {
  test('is the same as a copy of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sameData(value, structuredClone(value))).toBe(true);
      }),
    );
  });

  test.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [{ a: undefined }, { b: undefined }],
    [[1, 2], [1]],
    [[], {}],
    [{ a: [{ b: null }] }, { a: [{ b: 0 }] }],
    [null, {}],
    ['1', 1],
  ])('%j differs from %j', (a, b) => {
    expect(sameData(a, b)).toBe(false);
  });
});
