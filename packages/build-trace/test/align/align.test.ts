import { parseDockerfile } from '@stagecraft/dockerfile';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignInstructions } from '../../src/index.ts';

const align = (built: string, current: string): [number, number][] => [
  ...alignInstructions(parseDockerfile(built), parseDockerfile(current)),
];

describe('alignInstructions', () => {
  test('finds what is unchanged around an edit', () => {
    expect(align('FROM a\nRUN x\nRUN y\n', 'FROM a\nRUN x2\nRUN y\n')).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });

  test('follows instructions moved by an insertion or a deletion', () => {
    expect(align('FROM a\nRUN x\nRUN y\n', 'FROM a\n# why\nENV A=1\nRUN x\nRUN y\n')).toEqual([
      [0, 0],
      [1, 2],
      [2, 3],
    ]);
    expect(align('FROM a\nRUN x\nRUN y\n', 'FROM a\nRUN y\n')).toEqual([
      [0, 0],
      [2, 1],
    ]);
  });

  test('never crosses: of two swapped instructions one stays', () => {
    const pairs = align('FROM a\nRUN x\nRUN y\n', 'FROM a\nRUN y\nRUN x\n');
    expect(pairs).toHaveLength(2);
  });

  test('tells apart what differs in one character or in a line of a here-document', () => {
    expect(align('FROM a\nRUN x \\\n  y\n', 'FROM a\nRUN x \\\n y\n')).toEqual([[0, 0]]);
    expect(align('FROM a\nRUN <<E\n1\nE\n', 'FROM a\nRUN <<E\n2\nE\n')).toEqual([[0, 0]]);
  });

  test('of any two files: equal texts, in order', () => {
    const anyWords = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 });
    fc.assert(
      fc.property(anyWords, anyWords, (left, right) => {
        const pairs = align(
          left.map((word) => `RUN ${word}\n`).join(''),
          right.map((word) => `RUN ${word}\n`).join(''),
        );
        for (const [at, [from, to]] of pairs.entries()) {
          expect(left[from]).toBe(right[to]);
          const [before, beforeTo] = pairs[at - 1] ?? [-1, -1];
          expect(from > before && to > beforeTo).toBe(true);
        }
        // Patience prefers unique anchors, so it may fall short of the longest, never exceed it.
        expect(pairs.length).toBeLessThanOrEqual(longest(left, right));
      }),
      { numRuns: 300 },
    );
    // Where every text is there once, all are anchors.
    const distinct = fc.uniqueArray(fc.nat(30).map(String), { maxLength: 20 });
    fc.assert(
      fc.property(distinct, distinct, (left, right) => {
        const file = (words: string[]): string => words.map((word) => `RUN ${word}\n`).join('');
        expect(align(file(left), file(right))).toHaveLength(longest(left, right));
      }),
      { numRuns: 300 },
    );
  });

  test('5,000 instructions, all alike and all different', () => {
    const many = (word: (index: number) => string): string =>
      `FROM a\n${Array.from({ length: 5000 }, (_, index) => `RUN ${word(index)}\n`).join('')}`;
    const different = many((index) => String(index));
    expect(align(different, different.replace('RUN 2500\n', 'RUN changed\n'))).toHaveLength(5000);
    const alike = many(() => 'x');
    expect(align(alike, alike.replace('RUN x\n', ''))).toHaveLength(5000);
    const periodic = many((index) => String(index % 7));
    expect(
      align(
        periodic,
        many((index) => String((index * 3) % 7)),
      ).length,
    ).toBeGreaterThan(0);
  });
});

/** Length of the longest common subsequence, by definition. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = [0, ...b.map(() => 0)];
  for (const left of a) {
    const next = [0];
    for (const [at, right] of b.entries()) {
      next.push(left === right ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
    }
    row = next;
  }
  return row[b.length]!;
}
