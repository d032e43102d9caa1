import { expect, it } from 'vitest';
import { findInLog, lineOf } from './log-lines.ts';

const raw = (text: string) => lineOf({ number: 0, stream: 'stdout', text });

it.each([
  ['2026-01-02T03:04:05.678901234Z ready', '2026-01-02T03:04:05.678901234Z', 'ready'],
  ['2026-01-02T03:04:05Z   two blanks more', '2026-01-02T03:04:05Z', '  two blanks more'],
  ['2026-01-02T03:04:05Z ', '2026-01-02T03:04:05Z', ''],
  ['no time at all', null, 'no time at all'],
  ['', null, ''],
])('%j', (text, at, rest) => {
  expect(raw(text)).toMatchObject({ at, text: rest });
});

it('finds text in either case, through colours, and nothing for nothing', () => {
  const lines = ['a \u001b[31mErr\u001b[0mor', 'fine', 'ERROR'].map(raw);
  expect(findInLog(lines, 'error')).toEqual([0, 2]);
  expect(findInLog(lines, '')).toEqual([]);
});
