import { expect, it } from 'vitest';
import { findInLog, lineOf, placeOfMatch } from './log-lines.ts';

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

it('finds the line that a search of the whole log tells of, colours or not', () => {
  const lines = ['05.001Z one', '05.001Z \u001b[31mtw\u001b[0mo', '06Z two'].map((text) =>
    raw(`2026-01-02T03:04:${text}`),
  );
  const at = Date.parse('2026-01-02T03:04:05.001Z');
  expect(placeOfMatch(lines, { at, text: 'two' })).toBe(1);
  expect(placeOfMatch(lines, { at, text: 'three' })).toBeNull();
  expect(placeOfMatch(lines, { at: at + 1, text: 'one' })).toBeNull();
});

it('finds text in either case, through colours, and nothing for nothing', () => {
  const lines = ['a \u001b[31mErr\u001b[0mor', 'fine', 'ERROR'].map(raw);
  expect(findInLog(lines, 'error')).toEqual([0, 2]);
  expect(findInLog(lines, '')).toEqual([]);
});
