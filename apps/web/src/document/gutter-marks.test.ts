import { expect, test } from 'vitest';
import { gutterMarks } from './gutter-marks.ts';
import type { Monaco } from './load-monaco.ts';

const severities = { Hint: 1, Info: 2, Warning: 4, Error: 8 } as Monaco['MarkerSeverity'];
const at = (line: number, severity: number, message = 'said') => ({
  startLineNumber: line,
  startColumn: 3,
  endLineNumber: line,
  endColumn: 9,
  severity,
  message,
});

test('a line is marked once, by the worst that begins in it, and tells all of it', () => {
  const marks = gutterMarks([at(4, 4, 'first'), at(4, 8, 'second'), at(9, 4)], severities);
  expect(
    marks.map(({ range, options }) => [range.startLineNumber, options.lineNumberClassName]),
  ).toEqual([
    [4, 'finding-number finding-number-error'],
    [9, 'finding-number finding-number-warning'],
  ]);
  expect(marks[0]?.options.lineNumberHoverMessage).toMatchObject({ value: 'first\n\nsecond' });
});

test('remarks and matters of style are no marks', () => {
  expect(gutterMarks([at(1, 1), at(2, 2)], severities)).toEqual([]);
});

test('a hint stays on a line of its own', () => {
  const [mark] = gutterMarks([at(1, 8, 'said\nwhat to do')], severities);
  expect(mark?.options.lineNumberHoverMessage).toMatchObject({ value: 'said  \nwhat to do' });
});

test('what a text brings into a message stays text', () => {
  const [mark] = gutterMarks([at(1, 8, '<img src=x> [a](command:b)')], severities);
  expect(mark?.options.lineNumberHoverMessage).toMatchObject({
    value: String.raw`\<img src=x\> \[a\]\(command:b\)`,
    isTrusted: false,
  });
});
