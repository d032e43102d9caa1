import { expect, test } from 'vitest';
import { contextRules, leftOutBy } from './left-out.ts';

const rules = contextRules({
  path: '.dockerignore',
  text: '# not sent\r\nnode_modules\n*.log\n!keep.log\ndocs\n!docs/README.md\n',
});

test.each([
  ['node_modules', true, 2],
  ['node_modules/a/b', false, 2],
  ['a.log', false, 3],
  ['keep.log', false, null],
  ['docs', true, null],
  ['docs/other', false, 5],
  ['docs/README.md', false, null],
  ['src', true, null],
  ['', true, null],
] as const)('“%s” is left out by line %s', (path, folder, line) => {
  expect(leftOutBy(rules, path, folder)?.line ?? null).toBe(line);
});

test('tells the file and the pattern', () => {
  expect(leftOutBy(rules, 'a.log', false)).toEqual({
    file: '.dockerignore',
    line: 3,
    pattern: '*.log',
  });
});
