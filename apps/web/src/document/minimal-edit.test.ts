import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimalEdit } from './minimal-edit.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', '\r', '\n', '\r\n', '😀', '😃', '字'), { maxLength: 12 })
  .map((parts) => parts.join(''));

const nothing = { start: 0, end: 0, text: '' };

test('makes the one text out of the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, end, text: inserted } = minimalEdit(before, after) ?? nothing;
      expect(before.slice(0, start) + inserted + before.slice(end)).toBe(after);
    }),
  );
});

test('cuts neither a pair of code units nor a line ending', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = minimalEdit(before, after);
      if (edit === null) return;
      const parts = [before.slice(0, edit.start), edit.text, before.slice(edit.end)];
      for (const part of parts) expect(part).not.toMatch(/\p{Surrogate}/u);
      for (const at of [edit.start, edit.end]) {
        expect(before.slice(at - 1, at + 1)).not.toBe('\r\n');
      }
    }),
  );
});

test('leaves what is equal alone', () => {
  expect(minimalEdit('FROM a\nRUN b\nCMD c\n', 'FROM a\nRUN bb\nCMD c\n')).toEqual({
    start: 12,
    end: 12,
    text: 'b',
  });
});
