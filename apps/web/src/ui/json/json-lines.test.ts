import { expect, it } from 'vitest';
import { findLines, jsonLines, unfoldedLines, unfoldTo } from './json-lines.ts';

const lines = jsonLines({ Id: 'x{', Config: { Env: ['A=[', 'B='], Labels: {} }, Empty: [] });
const shown = (folded: number[]) =>
  unfoldedLines(lines, new Set(folded)).map((index) => lines[index]?.text);

it('are those that JSON prints, with the ends of what they open', () => {
  expect(lines.map(({ text }) => text).join(' ')).toBe(
    '{ "Id": "x{", "Config": { "Env": [ "A=[", "B=" ], "Labels": {} }, "Empty": [] }',
  );
  const opened = lines.flatMap(({ end }, index) => (end === null ? [] : [[index, end]]));
  expect(opened).toEqual([
    [0, 10],
    [2, 8],
    [3, 6],
  ]);
});

it('are left out where they are folded, and come back for what is found', () => {
  expect(shown([2])).toEqual(['{', '"Id": "x{",', '"Config": {', '"Empty": []', '}']);
  const [found] = findLines(lines, 'b=');
  expect(lines[found ?? -1]?.text).toBe('"B="');
  expect(unfoldTo(lines, new Set([2, 3]), found ?? -1).size).toBe(0);
  const other = new Set([3]);
  expect(unfoldTo(lines, other, 1)).toBe(other);
  expect(findLines(lines, ' ')).toEqual([]);
});
