import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentFindings, shellScripts } from '../../src/shellcheck/check.ts';
import { movedComments } from '../../src/shellcheck/moved.ts';
import type { CheckedScript, ShellCheckComment } from '../../src/shellcheck/types.ts';
import { inputOf, mark, unmark } from '../support/check.ts';

/** A file with one place marked, and what is said of that place. */
function commented(marked: string) {
  const { text, spans } = unmark(marked);
  const [script] = shellScripts(inputOf(text));
  const [span] = spans;
  if (script === undefined || span === undefined) throw new Error(`nothing marked in ${marked}`);
  return {
    text,
    script,
    comment: commentAt(script, script.source.text, text.slice(span.start, span.end)),
  };
}

/** On the first place of a text that has no line break before it. */
function commentAt({ linesBefore }: CheckedScript, source: string, at: string): ShellCheckComment {
  const column = Array.from(source.slice(0, source.indexOf(at))).length + 1;
  const line = linesBefore + 1;
  const range = { line, endLine: line, column, endColumn: column + Array.from(at).length };
  const quote = { replacement: '"', precedence: 1, insertionPoint: 'afterEnd' } as const;
  const start = { ...range, endColumn: column, ...quote };
  const end = {
    ...range,
    column: range.endColumn,
    ...quote,
    insertionPoint: 'beforeStart',
  } as const;
  return { ...range, level: 'info', code: 2086, message: 'a', fix: { replacements: [start, end] } };
}

test.each([
  ['before it', 'FROM a\nRUN echo 🐳 «$b» c\n', 'FROM a\nRUN echo 🐳🐳 && x «$b» c\n', true],
  ['behind it', 'FROM a\nRUN echo «$b» c\n', 'FROM a\nRUN echo «$b» c; d\n', true],
  ['above it', 'FROM a\nRUN echo «$b» c\n', 'FROM a\nENV x=1\nRUN echo «$b» c\n', true],
  [
    'a continuation before it',
    'FROM a\nRUN echo «$b» c\n',
    'FROM a\nRUN x \\\n  && echo «$b» c\n',
    true,
  ],
  ['at its end', 'FROM a\nRUN echo «$b» c\n', 'FROM a\nRUN echo «$bx» c\n', false],
  ['within it', 'FROM a\nRUN echo «$bcd»\n', 'FROM a\nRUN echo «$b1cd»\n', false],
  ['over its end', 'FROM a\nRUN echo «$bcd» e\n', 'FROM a\nRUN echo «$b»f\n', false],
  ['all of it', 'FROM a\nRUN echo «$b» c\n', 'FROM a\nRUN echo c\n', false],
])('a comment moves with an edit %s', (_, before, after, keepsFix) => {
  const { script, comment } = commented(before);
  const { text } = unmark(after);
  const input = inputOf(text);
  const [edited] = shellScripts(input);
  if (edited === undefined) throw new Error('no script');
  const found = commentFindings(input, [
    { script: edited, comments: movedComments(script, [comment], edited) },
  ]);
  expect(mark(text, found)).toBe(after);
  const edits = found.flatMap(({ fix }) => fix?.()?.edits ?? []);
  const around = edits.map(({ start }) => text.slice(start - 1, start + 1));
  expect(around).toEqual(keepsFix ? [' $', 'b '] : []);
});

const sources = fc.string({ unit: fc.constantFrom('a', '$', '\n', '🐳', ' '), maxLength: 12 });

test('moved comments stand within the text, whatever was edited', () => {
  fc.assert(
    fc.property(sources, sources, fc.nat(3), fc.nat(12), (before, after, line, column) => {
      const place = (text: string) => ({
        source: { text, at: [0], source: [0] },
        linesBefore: 1,
      });
      const range = { line: line + 1, column: column + 1, endLine: line + 2, endColumn: 1 };
      const comment = { ...range, level: 'info', code: 1, message: 'a', fix: null } as const;
      for (const moved of movedComments(place(before), [comment], place(after))) {
        const lines = after.split('\n');
        expect(moved.line).toBeGreaterThan(1);
        expect(moved.endLine).toBeLessThanOrEqual(lines.length + 1);
        const last = Array.from(lines[moved.endLine - 2] ?? '').length;
        expect(moved.endColumn).toBeLessThanOrEqual(last + 1);
      }
    }),
  );
});

test('nothing moves where nothing was edited', () => {
  const { script, comment } = commented('FROM a\nRUN echo «$b» c\n');
  expect(movedComments(script, [comment], script)).toEqual([comment]);
});
