import { expect, test } from 'vitest';
import { shorten } from '../src/picture/room.ts';

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdefg', 6, 'abcde…'],
  ['中文字', 6, '中文字'],
  ['中文字符', 6, '中文…'],
  ['a中文字', 6, 'a中文…'],
  ['😀😀😀', 4, '😀…'],
  ['', 0, ''],
])('%s in the room of %i letters', (text, most, shown) => {
  expect(shorten(text, most)).toBe(shown);
});
