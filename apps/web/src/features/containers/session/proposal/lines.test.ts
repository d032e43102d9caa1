import { expect, it } from 'vitest';
import { canMove, isEdited, mergedLines, moved, proposedLines, textOf } from './lines.ts';

const recipe = (...texts: string[]) => ({
  instructions: texts.map((text) => ({ text, evidence: [] })),
});
const first = recipe('FROM a', 'RUN b', 'COPY c /c');
const three = proposedLines(first);

it('writes the lines that are on, each with one end', () => {
  expect(textOf(three)).toBe('FROM a\nRUN b\nCOPY c /c\n');
  expect(textOf(three.map((line, at) => ({ ...line, on: at !== 1 })))).toBe('FROM a\nCOPY c /c\n');
  expect(textOf([{ instruction: 1, text: 'RUN x\n\n', on: true }])).toBe('RUN x\n');
});

it('moves a line past its neighbour, but nothing past FROM', () => {
  expect(textOf(moved(three, 1, 1))).toBe('FROM a\nCOPY c /c\nRUN b\n');
  expect(moved(three, 1, -1)).toBe(three);
  expect(moved(three, 2, 1)).toBe(three);
  expect([0, 1, 2].map((at) => [canMove(three, at, -1), canMove(three, at, 1)])).toEqual([
    [false, false],
    [false, true],
    [true, false],
  ]);
});

it('knows whether the person has made something else of it', () => {
  expect(isEdited(first, three)).toBe(false);
  expect(isEdited(first, moved(three, 1, 1))).toBe(true);
  expect(isEdited(first, three.with(1, { instruction: 1, text: 'RUN b', on: false }))).toBe(true);
  expect(isEdited(first, three.with(1, { instruction: 1, text: 'RUN B', on: true }))).toBe(true);
});

it('keeps what was moved, edited and switched off, where the next proposal has it too', () => {
  const mine = [
    { instruction: 0, text: 'FROM a', on: true },
    { instruction: 2, text: 'COPY c /d', on: true },
    { instruction: 1, text: 'RUN b', on: false },
  ];
  const next = mergedLines(recipe('FROM a', 'RUN b', 'RUN new', 'COPY c /c', 'CMD x'), first, mine);
  expect(next).toEqual([
    { instruction: 0, text: 'FROM a', on: true },
    { instruction: 3, text: 'COPY c /d', on: true },
    { instruction: 4, text: 'CMD x', on: true },
    { instruction: 1, text: 'RUN b', on: false },
    { instruction: 2, text: 'RUN new', on: true },
  ]);
});

it.each([
  ['RUN b is gone', ['FROM a', 'COPY c /c']],
  ['another base', ['FROM other', 'RUN b']],
  ['the same instruction twice', ['FROM a', 'RUN b', 'RUN b', 'COPY c /c']],
])('has each new instruction once: %s', (_, texts) => {
  const merged = mergedLines(recipe(...texts), first, moved(three, 1, 1));
  expect(merged.map(({ instruction }) => instruction).toSorted((a, b) => a - b)).toEqual([
    ...texts.keys(),
  ]);
  expect(merged[0]?.text).toBe(texts[0]);
});
