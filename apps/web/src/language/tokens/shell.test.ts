import { describe, expect, test } from 'vitest';
import { painted } from './test/painted.ts';

/** Tokens of a shell line in a RUN, without the keyword. */
function shell(line: string): string {
  return painted(`FROM a\nRUN ${line}`)[1]?.slice(1).join(' ') ?? '';
}

describe('commands', () => {
  test.each([
    ['ls -l --all=x y', 'ls|function -l|parameter --all|parameter =|operator'],
    [
      'a && b || c; d | e & f',
      'a|function &&|operator b|function |||operator c|function ;|operator d|function ||operator e|function &|operator f|function',
    ],
    ['cd /x', 'cd|function.builtin'],
    [
      'A=b C+=d cmd e=f',
      'A|variable.declaration =|operator C|variable.declaration +=|operator cmd|function',
    ],
    ['export A=b', 'export|function.builtin A|variable.declaration =|operator'],
    ['apt-get install foo=1', 'apt-get|function'],
    ['"$x" y', '"|string $x|variable "|string'],
    ['./run.sh a', './run.sh|function'],
  ])('%s', (line, tokens) => {
    expect(shell(line)).toBe(tokens);
  });
});

describe('flow', () => {
  test.each([
    [
      'if [ -f x ]; then y; else ! z; fi',
      'if|keyword.flow [|function.builtin -f|parameter ;|operator then|keyword.flow y|function ;|operator else|keyword.flow !|keyword.flow z|function ;|operator fi|keyword.flow',
    ],
    [
      'for i in a if; do echo $i; done > f',
      'for|keyword.flow i|variable.declaration in|keyword.flow ;|operator do|keyword.flow echo|function.builtin $i|variable ;|operator done|keyword.flow >|operator',
    ],
    [
      'case "$x" in a|b) c;; esac; d',
      'case|keyword.flow "|string $x|variable "|string in|keyword.flow ||operator )|delimiter c|function ;;|operator esac|keyword.flow ;|operator d|function',
    ],
    ['f() { ls; }', 'f|function ()|delimiter {|keyword.flow ls|function ;|operator }|keyword.flow'],
    ['echo if then', 'echo|function.builtin'],
    ['(a; b)', '(|delimiter a|function ;|operator b|function )|delimiter'],
  ])('%s', (line, tokens) => {
    expect(shell(line)).toBe(tokens);
  });
});

describe('words', () => {
  test.each([
    [
      'echo "a $(b -c) d"',
      'echo|function.builtin "a|string $(|operator b|function -c|parameter )|delimiter d"|string',
    ],
    ['echo `date -u` x', 'echo|function.builtin `|operator date|function -u|parameter `|operator'],
    ["echo 'a # $b' # c", "echo|function.builtin 'a # $b'|string # c|comment"],
    ['echo a#b', 'echo|function.builtin'],
    [
      'echo ${A:-b$C} $? \\$d',
      'echo|function.builtin ${A|variable :-|operator b|string $C}|variable $?|variable \\$|string.escape',
    ],
    ['x $((1<<y)) z', 'x|function $(|operator (|delimiter <<|operator ))|delimiter'],
    ['a > b 2>&1 < c', 'a|function >|operator 2>&|operator <|operator'],
    ['cat <<< word', 'cat|function <<<|operator'],
  ])('%s', (line, tokens) => {
    expect(shell(line)).toBe(tokens);
  });
});

test('a script has here-documents of its own', () => {
  const lines = painted('FROM a\nRUN <<EOF\ncat <<-X > f\n\tif $y\n\tX\nls\nEOF').slice(2);
  expect(lines.map((line) => line.join(' '))).toEqual([
    'cat|function <<-X|string.heredoc >|operator',
    'if|string $y|variable',
    'X|string.heredoc',
    'ls|function',
    'EOF|string.heredoc',
  ]);
});
