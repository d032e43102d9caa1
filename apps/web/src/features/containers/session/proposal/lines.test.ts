import { expect, it } from 'vitest';
import { canMove, linesOf, moved, textOf } from './lines.ts';

const recipe = (...texts: string[]) => ({
  instructions: texts.map((text) => ({ text, evidence: [] })),
});
const three = linesOf(recipe('FROM a', 'RUN b', 'COPY c /c'), []);

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

it('keeps off what was off, where the next proposal has it too, and never FROM', () => {
  const before = three.map((line) => ({ ...line, on: false }));
  const next = linesOf(recipe('FROM a', 'RUN b', 'RUN new'), before);
  expect(next.map(({ on }) => on)).toEqual([true, false, true]);
});
