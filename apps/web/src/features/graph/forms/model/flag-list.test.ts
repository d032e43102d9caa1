import { expect, it } from 'vitest';
import { flagListChanges } from './flag-list.ts';

it.each([
  [['a', 'b'], ['a', 'c'], [[1, 'c']]],
  [['a', 'b'], ['b'], [[0, null]]],
  [['a', 'b'], ['a'], [[1, null]]],
  [['a', 'b', 'c'], ['a', 'c'], [[1, null]]],
  [['a'], ['a', 'b'], [[1, 'b']]],
  [[], ['a'], [[0, 'a']]],
  [['a'], ['a'], []],
])('from %j to %j', (before, after, expected) => {
  const changes = flagListChanges('x', before, after);
  expect(
    changes.map((change) => (change.field === 'flag' ? [change.at, change.value] : [])),
  ).toEqual(expected);
});
