import { compileIgnore } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ignoreLines } from './lines.ts';
import { ignoreProblems } from './problems.ts';

function marks(text: string): string[] {
  return ignoreProblems(text).map(
    ({ span, message }) => `${text.slice(span.start, span.end)}: ${message.en}`,
  );
}

describe('problems', () => {
  test.each([
    ['a\n!\nb', ['!: There is no pattern']],
    ['! /', ['/: There is no pattern']],
    ['ok\n a[ \r\n', ['a[: A [ is not closed']],
    ['[a-]', ['[a-]: A [ is not closed']],
    ['!a\\', ['a\\: The \\ at the end']],
    ['a\\q', ['a\\q: Docker does not know a letter']],
    ['# [\n\n[a]\n\\[', []],
  ])('of %j', (text, wanted) => {
    expect(marks(text)).toHaveLength(wanted.length);
    wanted.forEach((start, index) => {
      expect(marks(text)[index]).toContain(start);
    });
  });

  test('are those of the rules, each at its line', () => {
    const piece = fc.constantFrom(
      '!',
      '[',
      ']',
      '\\',
      'a',
      '/',
      ' ',
      '\n',
      '\r\n',
      '#',
      '-',
      '\uFEFF',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const lines = ignoreLines(text);
          const found = ignoreProblems(text).map(({ span }) =>
            lines.findIndex((line) => line.span.start <= span.start && span.end <= line.span.end),
          );
          expect(found).toEqual(compileIgnore(text).invalidLines);
          for (const { pattern, patternSpan } of lines) {
            expect(text.slice(patternSpan.start, patternSpan.end)).toBe(pattern);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
