import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../test/any-text.ts';
import { inputOf } from '../test/input.ts';
import { readTokens } from './test/painted.ts';
import { semanticTokens } from './tokens.ts';

test('tokens are in order, never overlap, and lie within their lines', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { input } = inputOf(text);
      const lines = text.split('\n');
      let line = 0;
      let end = 0;
      for (const token of readTokens(semanticTokens(input, {}).data)) {
        expect(token.line).toBeGreaterThanOrEqual(line);
        if (token.line > line) end = 0;
        expect(token.column).toBeGreaterThanOrEqual(end);
        expect(token.length).toBeGreaterThan(0);
        line = token.line;
        end = token.column + token.length;
        expect(end).toBeLessThanOrEqual(lines[line]?.length ?? 0);
      }
    }),
    { numRuns: 500 },
  );
});

test('every keyword is painted, wherever the text is broken', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { input } = inputOf(text);
      const found = readTokens(semanticTokens(input, {}).data);
      const keywords = new Set(
        found
          .filter(({ type }) => type === 'keyword' || type === 'invalid')
          .map(({ line, column }) => (input.model.lineStarts[line] ?? 0) + column),
      );
      const missing = input.model.instructions.filter(
        ({ keywordSpan: { start, end } }) => end > start && !keywords.has(start),
      );
      expect(missing).toEqual([]);
    }),
  );
  expect.hasAssertions();
});
