import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../src/edits/apply-edits.ts';
import type { Edit } from '../../src/edits/edit.ts';
import { mergeEdits } from '../../src/edits/merge-edits.ts';

/** Edits of a text, by cutting it at random places. */
function editsOf(length: number): fc.Arbitrary<Edit[]> {
  const place = fc.integer({ min: 0, max: length });
  return fc.array(fc.tuple(place, fc.string({ maxLength: 4 })), { maxLength: 6 }).chain((pieces) =>
    fc
      .uniqueArray(place, { minLength: pieces.length * 2, maxLength: pieces.length * 2 })
      .map((places) => {
        const sorted = places.toSorted((a, b) => a - b);
        return pieces.flatMap(([, text], index): Edit[] => {
          const [start, end] = [sorted[index * 2], sorted[index * 2 + 1]];
          return start === undefined || end === undefined ? [] : [{ start, end, text }];
        });
      }),
  );
}

test('is both batches, one after the other', () => {
  const cases = fc
    .string({ minLength: 12, maxLength: 30 })
    .chain((text) => fc.record({ text: fc.constant(text), first: editsOf(text.length) }))
    .chain(({ text, first }) => {
      const between = applyEdits(text, first);
      const second = between.length < 12 ? fc.constant([]) : editsOf(between.length);
      return fc.record({ text: fc.constant(text), first: fc.constant(first), second });
    });
  fc.assert(
    fc.property(cases, ({ text, first, second }) => {
      const merged = mergeEdits(text, first, second);
      expect(applyEdits(text, merged)).toBe(applyEdits(applyEdits(text, first), second));
      for (const [index, edit] of merged.entries()) {
        expect(edit.start).toBeLessThanOrEqual(edit.end);
        expect(edit.start).toBeGreaterThanOrEqual(merged[index - 1]?.end ?? 0);
      }
    }),
    { numRuns: 2000 },
  );
});

test('what is taken back is not written', () => {
  const there = [{ start: 1, end: 2, text: 'xyz' }];
  const back = [{ start: 1, end: 4, text: 'b' }];
  expect(mergeEdits('abc', there, back)).toEqual([]);
});

test('edits far apart stay apart', () => {
  const first = [{ start: 0, end: 1, text: 'xx' }];
  const second = [{ start: 7, end: 8, text: 'y' }];
  expect(mergeEdits('abcdefgh', first, second)).toEqual([
    { start: 0, end: 1, text: 'xx' },
    { start: 6, end: 7, text: 'y' },
  ]);
});
