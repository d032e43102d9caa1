import { expect, test } from 'vitest';
import { readPathList, writePathList } from './path-list.ts';

test.each([
  [[], ''],
  [['a', 'b/'], 'a b/'],
  [['my file.txt', 'b'], '"my file.txt" b'],
])('%j is written as %s and read again', (paths, list) => {
  expect(writePathList(paths)).toBe(list);
  expect(readPathList(list)).toEqual(paths);
});

test('blanks around paths and a quote without its end do no harm', () => {
  expect(readPathList('  a   "b c')).toEqual(['a', 'b c']);
  expect(readPathList(' "" ')).toEqual([]);
});
