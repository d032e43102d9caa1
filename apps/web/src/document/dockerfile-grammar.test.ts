import { describe, expect, test } from 'vitest';
import { dockerfileGrammar } from './dockerfile-grammar.ts';
import { tokensOf } from './test/tokens.ts';

function lines(text: string): string[][] {
  return tokensOf(dockerfileGrammar(), text);
}

describe('instructions', () => {
  test('are keywords in any case, with AS and what they name', () => {
    expect(lines('from alpine:$V as b')).toEqual([
      [
        'from|keyword',
        'alpine|string.image',
        ':|delimiter',
        '$V|variable',
        'as|keyword',
        'b|type.declaration',
      ],
    ]);
  });

  test('that do not exist are marked', () => {
    expect(lines('COPPY a')).toEqual([['COPPY|invalid', 'a|']]);
  });

  test('go on after the escape character, over comments and blank lines', () => {
    expect(lines('COPY a \\\n  # why\n\n  b\nUSER c')).toEqual([
      ['COPY|keyword', 'a|', '\\|delimiter.continuation'],
      ['# why|comment'],
      [],
      ['b|'],
      ['USER|keyword', 'c|'],
    ]);
  });

  test('end at a backslash when the escape character is the backtick', () => {
    expect(lines('# escape=`\nCOPY a C:\\\nUSER c').at(-1)).toEqual(['USER|keyword', 'c|']);
    expect(lines('# escape=`\nCOPY a `\nUSER c').at(-1)).toEqual(['USER c|']);
  });

  test('have flags with names and values', () => {
    expect(lines('COPY --from=build --link x y')).toEqual([
      [
        'COPY|keyword',
        '--from|attribute.name',
        '=|delimiter',
        'build|type',
        '--link|attribute.name',
        'x y|',
      ],
    ]);
  });
});

describe('heredocs', () => {
  test('reach to their delimiter, whatever is in them', () => {
    expect(lines('RUN <<EOF\nFROM x\nEOF\nUSER c')).toEqual([
      ['RUN|keyword', '<<EOF|string.heredoc'],
      ['FROM|function', 'x|'],
      ['EOF|string.heredoc'],
      ['USER|keyword', 'c|'],
    ]);
  });

  test('follow one another when a line opens two', () => {
    const found = lines('COPY <<A <<"B" /x/\none\nA\nA\nB\nUSER c');
    expect(found[2]).toEqual(['A|string.heredoc']);
    expect(found[3]).toEqual(['A|']);
    expect(found[4]).toEqual(['B|string.heredoc']);
    expect(found[5]).toEqual(['USER|keyword', 'c|']);
  });
});

/** Lines that the grammar takes for a heredoc's end. */
function ends(text: string): string[] {
  return lines(text)
    .slice(1)
    .flatMap((parts) => parts.filter((part) => part.endsWith('|string.heredoc')));
}

describe('heredoc names', () => {
  test.each([
    ['RUN <<EOF\n\tEOF\nEOF\nUSER a', ['EOF|string.heredoc']],
    ['RUN <<-EOF\n\tEOF\nUSER a', ['EOF|string.heredoc']],
    ["RUN <<-'E-1'\nE\n\tE-1\nUSER a", ['E-1|string.heredoc']],
    ['RUN a && b <<"X" > c\nX\nUSER a', ['X|string.heredoc']],
    ['COPY <<a.b.c /x\na.b.c\nUSER a', ['a.b.c|string.heredoc']],
    [
      'COPY <<a.b <<c.d <<e /x/\na.b\nc.d\ne\nUSER a',
      ['a.b', 'c.d', 'e'].map((name) => `${name}|string.heredoc`),
    ],
    ['COPY <<A <<A /x/\nA\nA\nUSER a', ['A|string.heredoc', 'A|string.heredoc']],
    ['ONBUILD RUN <<A\nA\nUSER a', ['A|string.heredoc']],
    ['RUN 3<<A x\nA\nUSER a', ['A|string.heredoc']],
    ['RUN cat <<< a\nUSER a', []],
  ])('%j', (text, found) => {
    expect(ends(text)).toEqual(found);
    expect(lines(text).at(-1)?.[0]).toBe('USER|keyword');
  });

  test('end a body on the last line too', () => {
    expect(lines('RUN <<EOF\nEOF').at(-1)).toEqual(['EOF|string.heredoc']);
  });
});

test('an open quote ends with its instruction', () => {
  expect(lines("RUN echo it's\nUSER c").at(-1)).toEqual(['USER|keyword', 'c|']);
});

test('directives count only above everything else', () => {
  const [first, , third] = lines('# syntax=x\n\n# syntax=y');
  expect(first).toContain('syntax|keyword.directive');
  expect(third).toEqual(['# syntax=y|comment']);
});
