import { expect, test } from 'vitest';
import { diffLines } from './diff-lines.ts';

test('lines are numbered in the text that they stand in', () => {
  const lines = diffLines([
    { line: 1, removed: ['RUN a'], added: ['RUN b', 'RUN c'] },
    { line: 7, removed: [], added: ['USER app'] },
    { line: 9, removed: ['EXPOSE 80'], added: [] },
  ]);
  expect(lines.map(({ kind, number, text }) => `${kind} ${String(number)} ${text}`.trim())).toEqual(
    [
      'removed 2 RUN a',
      'added 2 RUN b',
      'added 3 RUN c',
      'gap null',
      'added 9 USER app',
      'gap null',
      'removed 10 EXPOSE 80',
    ],
  );
});

test('a line that is too long to be read is cut', () => {
  const [line] = diffLines([{ line: 0, removed: ['x'.repeat(1000)], added: [] }]);
  expect(line?.text).toHaveLength(401);
});
