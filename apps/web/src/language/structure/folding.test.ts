import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../test/any-text.ts';
import { inputOf } from '../test/input.ts';
import { foldingRanges } from './folding.ts';

function folds(text: string): string[] {
  return foldingRanges(inputOf(text).input, {}).map(
    ({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`,
  );
}

test.each([
  ['a stage ends with its last instruction', 'FROM a\nUSER b\n\n# c\nFROM d\n', ['stage 0-1']],
  [
    'an instruction of several lines',
    'FROM a\nRUN b && \\\n # c\n  d\n',
    ['stage 0-3', 'instruction 1-3'],
  ],
  ['a heredoc folds under its instruction', 'RUN <<E\na\nE', ['heredoc 0-2']],
  [
    'several heredocs each',
    'COPY <<A <<B \\\n /x/\na\nA\nb\nB\n',
    ['instruction 0-5', 'heredoc 1-3', 'heredoc 4-5'],
  ],
  ['comment lines that follow one another', '# a\n# b\n\n# c\nFROM a', ['comment 0-1']],
  ['directives', '# syntax=x\n# escape=`\nFROM a', ['comment 0-1']],
  ['regions', 'FROM a\n# region x\n\nUSER b\n\n# endregion\nUSER c', ['stage 0-6', 'comment 1-5']],
  [
    'a region that cuts across a stage gives way',
    '# region\nFROM a\nUSER b\n#endregion\n',
    ['comment 0-3', 'stage 1-2'],
  ],
  ['one line folds nothing', 'FROM a', []],
] as const)('%s', (_, text, found) => {
  expect(folds(text)).toEqual(found);
});

test('ranges lie within the file and nest', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const last = text.split('\n').length - 1;
      const ranges = foldingRanges(inputOf(text).input, {});
      const open: number[] = [];
      for (const { startLine, endLine } of ranges) {
        expect(startLine).toBeGreaterThanOrEqual(0);
        expect(endLine).toBeGreaterThan(startLine);
        expect(endLine).toBeLessThanOrEqual(last);
        while ((open.at(-1) ?? last) < startLine) open.pop();
        expect(endLine).toBeLessThanOrEqual(open.at(-1) ?? last);
        open.push(endLine);
      }
    }),
    { numRuns: 500 },
  );
});
