import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import { noteLines, noteOf, noteText } from './note.ts';

describe('a failure note’s lines', () => {
  test('are none without words and one for a few', () => {
    expect(noteLines(null)).toEqual([]);
    expect(noteLines('  \n ')).toEqual([]);
    expect(noteLines('exit 1')).toEqual(['exit 1']);
  });

  test('break at line ends and spaces', () => {
    expect(noteLines('first\nsecond')).toEqual(['first', 'second']);
    const words = 'process "/bin/sh -c make install" did not complete successfully';
    const lines = noteLines(words);
    expect(lines).toHaveLength(2);
    expect(lines.join(' ')).toBe(words);
  });

  test('fit the card, whatever was said, and lose nothing without saying so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const lines = noteLines(text);
        expect(lines.length).toBeLessThanOrEqual(3);
        const bare = (some: string): string => some.replaceAll(/\s/g, '');
        const said = bare(text);
        const shown = bare(lines.join(''));
        const cut = shown.endsWith('…') && said.startsWith(shown.slice(0, -1));
        expect(shown === said || cut).toBe(true);
        for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(39);
      }),
    );
  });

  test('hold half as many wide signs', () => {
    const lines = noteLines('构'.repeat(30));
    expect(lines.map((line) => line.length)).toEqual([19, 11]);
  });
});

test('the note is of the first row that failed', () => {
  const row = (index: number) => ({
    id: String(index),
    index,
    keyword: 'RUN',
    text: 'x',
    line: index + 1,
    marks: [],
  });
  const state = (phase: InstructionOverlay['phase'], error: string): InstructionOverlay => ({
    phase,
    error,
    startedAt: null,
    durationMs: null,
    exitCode: 2,
    steps: ['a', 'b'],
    layerSize: null,
  });
  const rows = [row(0), row(1), row(2)];
  expect(noteOf(rows, new Map([[0, state('done', '')]]))).toBeNull();
  const overlay = new Map([
    [2, state('failed', 'later')],
    [1, state('failed', 'first')],
  ]);
  expect(noteOf(rows, overlay)).toEqual({
    line: 2,
    exitCode: 2,
    step: 'b',
    error: 'first',
    output: null,
  });
});

test('a note shows what the command printed last, each line in one, or else the engine’s words', () => {
  const error = 'executor failed running [/bin/sh -c make]: exit code: 2';
  expect(noteText({ error, output: ['make: *** [all] Error 1', 'x'.repeat(50)] })).toEqual([
    'make: *** [all] Error 1',
    `${'x'.repeat(38)}…`,
  ]);
  expect(noteText({ error, output: null })).toEqual(noteLines(error));
});
