import { describe, expect, it } from 'vitest';
import { lastLines } from '../../src/log/last-lines.ts';

const said = (...texts: string[]) =>
  texts.map((text, at) => ({ stream: 'stdout' as const, text, at }));

describe('the last lines of an output', () => {
  it.each<[string, string[], string[]]>([
    ['are none where nothing was printed', [], []],
    ['are none where all is blank', ['\n \r\n'], []],
    ['go over chunks, and need no line end', ['one\ntw', 'o\n', 'three'], ['two', 'three']],
    ['leave blank lines out', ['one\n\n', 'two\r\n\r\n'], ['one', 'two']],
    ['are without colours', ['\u001b[31mFAIL\u001b[0m test\n'], ['FAIL test']],
    [
      'of a progress bar are what it said last',
      ['10 %\r50 %\r', '99 %\nno room\n'],
      ['99 %', 'no room'],
    ],
  ])('%s', (_, texts, lines) => {
    expect(lastLines(said(...texts), 2)).toEqual(lines);
  });
});
