import { describe, expect, test } from 'vitest';
import { lex } from '../src/shell/lex.ts';

const ENV: Readonly<Record<string, string>> = {
  a: 'value',
  empty: '',
  path: '/usr/local/lib/x.tar.gz',
  stars: 'a*b?c',
  二: 'zwei',
};

function expand(text: string, escape = '\\'): string {
  const result = lex(text, { escape, env: (name) => ENV[name] });
  return result.ok ? result.value : `error: ${result.error.kind} ${result.error.detail}`.trim();
}

describe('expansion', () => {
  test.each([
    ['$a', 'value'],
    ['${a}', 'value'],
    ['x$a-y', 'xvalue-y'],
    ['$a_b', ''],
    ['$二', 'zwei'],
    ['$', '$'],
    ['$.', '$.'],
    ['$1x', 'x'],
    ['$$', ''],
    ['\\$a', '$a'],
    ["'$a'", '$a'],
    ['"$a"', 'value'],
    ['"\\$a \\x \\""', '$a \\x "'],
    ["it\\'s", "it's"],
    ['a\\', 'a'],
    ['${b:-w}', 'w'],
    ['${b-w}', 'w'],
    ['${empty:-w}', 'w'],
    ['${empty-w}', ''],
    ['${a:-w}', 'value'],
    ['${a:+w}', 'w'],
    ['${a+w}', 'w'],
    ['${b:+w}', ''],
    ['${empty:+w}', ''],
    ['${empty+w}', 'w'],
    ['${b:-${a}}', 'value'],
    ['${b:-"x y"}', 'x y'],
    ['${b:-${c:-d}}e', 'de'],
    ['${a:?no}', 'value'],
    ['${b:?no}', 'error: unset b'],
    ['${b?no}', 'error: unset b'],
    ['${empty:?no}', 'error: empty empty'],
    ['${empty?no}', ''],
    ['${path#*/}', 'usr/local/lib/x.tar.gz'],
    ['${path##*/}', 'x.tar.gz'],
    ['${path%.*}', '/usr/local/lib/x.tar'],
    ['${path%%.*}', '/usr/local/lib/x'],
    ['${path%/*}', '/usr/local/lib'],
    ['${path#/???/}', 'local/lib/x.tar.gz'],
    ['${path#nope}', '/usr/local/lib/x.tar.gz'],
    ['${stars#a\\*}', 'b?c'],
    ['${stars%\\?c}', 'a*b'],
    ['${path/l/L}', '/usr/Local/lib/x.tar.gz'],
    ['${path//l/L}', '/usr/LocaL/Lib/x.tar.gz'],
    ['${path/\\/usr/}', '/local/lib/x.tar.gz'],
    ['${path//?/x}', 'x'.repeat(23)],
    ['${path/*./y}', 'ygz'],
    ['${b/x/y}', ''],
    ['${a', 'error: brace'],
    ['${', 'error: brace'],
    ['${a:', 'error: brace'],
    ['${a:-b', 'error: brace'],
    ['${a/b', 'error: slash'],
    ['${a/b/c', 'error: brace'],
    ['${}', 'error: substitution'],
    ['${:x}', 'error: substitution'],
    ['${{a}', 'error: substitution'],
    ['${a^^}', 'error: modifier ^'],
    ['${a:1}', 'error: modifier :1'],
    ['${a,}', 'error: modifier ,'],
    ['${a#\\x}', 'error: pattern \\x'],
    ["'a", 'error: single-quote'],
    ['"a', 'error: double-quote'],
  ])('%s → %s', (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  test('takes the escape character of the file', () => {
    expect(expand('`$a \\$a', '`')).toBe('$a \\value');
  });

  test('does not go deeper than the stack', () => {
    expect(expand('${b:-'.repeat(100_000))).toBe('error: depth');
    expect(expand(`${'${b:-'.repeat(50)}x${'}'.repeat(50)}`)).toBe('x');
  });

  test('names what was unset and left nothing', () => {
    const result = lex('$a ${b} ${c:-d} ${e:+f} "$g"', { escape: '\\', env: (name) => ENV[name] });
    expect(result.ok && result.missing).toEqual(['b', 'g']);
  });
});

describe('words', () => {
  test('split at spaces outside of quotes, with their ranges', () => {
    const text = `a "b c"d  'e'\\ f $a`;
    const result = lex(text, { escape: '\\', env: () => 'x y' });
    const words = result.ok ? result.words : [];
    expect(words.map((word) => word.value)).toEqual(['a', 'b cd', 'e f', 'x', 'y']);
    expect(words.slice(0, 3).map((word) => text.slice(word.start, word.end))).toEqual([
      'a',
      '"b c"d',
      "'e'\\ f",
    ]);
  });
});

describe('without quotes, as in a here-document', () => {
  const read = (text: string): string => {
    const result = lex(text, { escape: '\\', noQuotes: true, env: (name) => ENV[name] });
    return result.ok ? result.value : `error: ${result.error.kind}`;
  };

  test.each([
    ["it's $a", "it's value"],
    ['"$a', '"value'],
    ['${b:-"}', '"'],
    ['\\$a', '$a'],
    ['${b:-"}"}', '""}'],
    ['${', 'error: brace'],
    ['${a\n}', 'error: brace'],
  ])('%j gives %j', (text, value) => {
    expect(read(text)).toBe(value);
  });
});

test('a brace that never closes is told where it opens', () => {
  const result = lex('ab${c:-d', { escape: '\\', env: () => undefined });
  expect(result).toMatchObject({ ok: false, error: { kind: 'brace', at: 2 } });
});
