import fc from 'fast-check';
// Monaco's own store of tokens; these modules carry no types.
// @ts-expect-error internal module
import { SparseMultilineTokens } from 'monaco-editor/editor/common/tokens/sparseMultilineTokens';
import { describe, expect, test } from 'vitest';
import { monacoModel } from '../test/monaco-model.ts';
import { paintedTokens, type LineRange, type PaintedTokens } from './painted-tokens.ts';

/** Three words a line, each a token of its own type. */
const line = ['aa', 'bb', 'cc'];
const lineTokens = [0, 3, 6].map((column, type) => [column, 2, type, 0]);

function tokensOf(...lines: number[]): Uint32Array {
  return Uint32Array.from(lines.flatMap((at) => lineTokens.flatMap((token) => [at, ...token])));
}

/** A text of `count` such lines, its tokens, and what brings an edit to both. */
function open(count: number) {
  const model = monacoModel(Array.from({ length: count }, () => line.join(' ')).join('\n'));
  const painted = paintedTokens(tokensOf(...Array(count).keys()), count);
  model.onDidChangeContent(({ changes }) => painted.follow(changes));
  const edit = (
    lineNumber: number,
    column: number,
    text: string,
    endLine = lineNumber,
    end = column,
  ) =>
    model.applyEdits([
      {
        range: {
          startLineNumber: lineNumber,
          startColumn: column,
          endLineNumber: endLine,
          endColumn: end,
        },
        text,
      },
    ]);
  return { model, painted, edit };
}

function differences(painted: PaintedTokens, next: Uint32Array, lines: number): LineRange | null {
  return painted.differences(next, lines);
}

describe('what Monaco shows otherwise', () => {
  test('nothing, before any change', () => {
    const { painted } = open(4);
    expect(differences(painted, tokensOf(0, 1, 2, 3), 4)).toBeNull();
  });

  test('nothing after a letter at a word’s end, whose token grows by itself', () => {
    const { painted, edit } = open(4);
    edit(3, 6, 'x');
    const next = tokensOf(0, 1, 2, 3);
    next.set([2, 3, 3, 1, 0, 2, 7, 2, 2, 0], 7 * 5);
    expect(differences(painted, next, 4)).toBeNull();
  });

  test('the line of a letter that made another token of its word', () => {
    const { painted, edit } = open(4);
    edit(3, 6, 'x');
    const next = tokensOf(0, 1, 2, 3);
    next.set([2, 3, 3, 9, 0, 2, 7, 2, 2, 0], 7 * 5);
    expect(differences(painted, next, 4)).toEqual({ first: 3, last: 3 });
  });

  test('the line of anything but a letter, whatever its tokens are', () => {
    const { painted, edit } = open(4);
    edit(3, 6, '-');
    expect(differences(painted, tokensOf(0, 1, 2, 3), 4)).toEqual({ first: 3, last: 3 });
  });

  test('new lines, but not those that they move', () => {
    const { painted, edit } = open(4);
    edit(2, 1, 'aa bb cc\naa bb cc\n');
    expect(differences(painted, tokensOf(0, 1, 2, 3, 4, 5), 6)).toEqual({ first: 2, last: 4 });
  });

  test('what a change here means for a line far away', () => {
    const { painted, edit } = open(9);
    edit(2, 9, ' ');
    const next = tokensOf(0, 1, 2, 3, 4, 5, 6, 7, 8);
    next[7 * 15 + 3] = 9;
    expect(differences(painted, next, 9)).toEqual({ first: 2, last: 8 });
  });

  test('a line whose tokens are gone', () => {
    const { painted, edit } = open(4);
    edit(2, 1, '', 3, 1);
    expect(differences(painted, tokensOf(0, 1), 3)).toEqual({ first: 2, last: 3 });
  });
});

test('letters move tokens as in Monaco', () => {
  const words = fc.array(fc.tuple(fc.nat(4), fc.nat(3), fc.integer({ min: 1, max: 4 })), {
    minLength: 1,
    maxLength: 12,
  });
  const typed = fc.array(fc.tuple(fc.nat(4), fc.nat(30), fc.constantFrom('a', 'Z', '7')));
  fc.assert(
    fc.property(words, typed, (parts, letters) => {
      const data = tokensIn(parts);
      const monaco = SparseMultilineTokens.create(1, monacoTokens(data));
      const painted = paintedTokens(data, 6);
      for (const [at, column, text] of letters) {
        // The first line may have a byte order mark, so it is not followed.
        const range = {
          startLineNumber: at + 2,
          endLineNumber: at + 2,
          startColumn: column + 1,
          endColumn: column + 1,
        };
        painted.follow([{ range, text }]);
        monaco.acceptEdit(range, 0, 1, 1, text.charCodeAt(0));
      }
      expect(String(monaco)).toBe(described(painted.data));
    }),
  );
});

/** Tokens in order: each some columns behind the one before, or on a later line. */
function tokensIn(parts: readonly (readonly [number, number, number])[]): Uint32Array {
  let [at, column] = [1, 0];
  return Uint32Array.from(
    parts.flatMap(([down, gap, length]) => {
      [at, column] = down > 2 ? [at + 1, gap] : [at, column + gap];
      const token = [at, column, length, 0, 0];
      column += length;
      return token;
    }),
  );
}

/** Line, start, end and colour: how Monaco keeps them. */
function monacoTokens(data: Uint32Array): Uint32Array {
  return Uint32Array.from(
    tokenList(data).flatMap(([at, column, length]) => [at, column, column + length, 0]),
  );
}

function tokenList(data: Uint32Array): [number, number, number][] {
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [at = 0, column = 0, length = 0] = data.subarray(index * 5, index * 5 + 3);
    return [at, column, length];
  });
}

/** As Monaco writes its own. */
function described(data: Uint32Array): string {
  const all = tokenList(data).map(
    ([at, column, length]) => `(${String(at + 1)},${String(column)}-${String(column + length)})`,
  );
  return `[${all.join(',')}]`;
}
