import dockerignore from '@balena/dockerignore';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileIgnore, ignoreFileFor } from '../src/index.ts';

/** Patterns, paths that are left out of the context, paths that stay. */
const TABLE: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['a', ['a', 'a/b', 'a/b/c'], ['ab', 'b/a', 'A']],
  ['/a', ['a', 'a/b'], ['b/a']],
  ['a/', ['a', 'a/b'], ['b/a']],
  ['  a  ', ['a'], ['b']],
  ['./a/../b', ['b'], ['a']],
  ['*', ['a', 'a/b', '.x'], []],
  ['*.md', ['x.md', '.md', 'x.md/y'], ['a/x.md', 'x.mdx']],
  ['*/*.md', ['a/x.md'], ['x.md', 'a/b/x.md']],
  ['**/*.md', ['x.md', 'a/x.md', 'a/b/x.md', 'a.md/b'], ['x.mdx']],
  ['**.md', ['x.md', 'a/x.md', 'axmd.md'], ['x.mdx', 'md']],
  ['**/foo', ['foo', 'a/foo', 'a/foo/b'], ['xfoo', 'foox']],
  ['foo/**', ['foo/a', 'foo/a/b'], ['foo', 'a/foo/b']],
  ['foo**', ['foo', 'foobar', 'foobar/x', 'foo/x'], ['xfoo']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/b/c'], ['ab', 'a/xb']],
  ['a**b', ['ab', 'ax/b', 'a/x/b'], ['axb']],
  ['**', ['a', 'a/b'], []],
  ['**/**', ['a', 'a/b'], []],
  ['a?c', ['abc', 'a构c', 'a😀c'], ['a/c', 'ac', 'abbc']],
  ['[a-c]x', ['ax', 'cx'], ['dx', 'x']],
  ['[^a]x', ['bx'], ['ax']],
  ['a[b\\-d]', ['ab', 'a-', 'ad'], ['ac']],
  ['\\*', ['*'], ['a']],
  ['\\d\\w\\S', ['1a-'], ['aa-', '1a ']],
  ['x\\t', ['x\t'], ['xt']],
  ['a**/c\n!a*', ['a/b/c'], ['b/c']],
  ['\\#a', ['#a'], ['a']],
  ['a\\?', ['a?'], ['ab']],
  ['a.b+(c)|{d}$', ['a.b+(c)|{d}$'], ['axb+(c)|{d}$']],
  ['# comment\na', ['a'], ['# comment']],
  [' # no comment', ['# no comment'], []],
  ['\uFEFFa', ['a'], []],
  ['a\r\nb\r\n', ['a', 'b'], []],
  ['a\n\n  \nb', ['a', 'b'], []],
  ['*\n!a', ['b', 'b/a'], ['a', 'a/b']],
  ['*\n! a', ['b'], ['a']],
  ['!a\n*', ['a'], []],
  ['*\n!a\na/b', ['c', 'a/b', 'a/b/c'], ['a', 'a/c']],
  ['*\n!/a/b', ['a', 'a/c'], ['a/b', 'a/b/c']],
  ['a\n!a/b\na/b/c', ['a', 'a/x', 'a/b/c/d'], ['a/b', 'a/b/x']],
  ['**\n!src/**/*.ts', ['src', 'src/a.js'], ['src/a.ts', 'src/x/y.ts']],
  ['node_modules\n**/node_modules', ['node_modules/x', 'a/node_modules/b'], ['a/modules']],
  ['构建/*.日志', ['构建/a.日志'], ['构建/b/a.日志']],
  ['.', [], ['a']],
  ['/', [], ['a']],
  ['..', [], ['a']],
];

describe('ignore rules', () => {
  test.each(TABLE)('%j', (text, ignored, kept) => {
    const rules = compileIgnore(text);
    expect(ignored.filter((path) => !rules.ignores(path))).toEqual([]);
    expect(kept.filter((path) => rules.ignores(path))).toEqual([]);
    expect(rules.invalidLines).toEqual([]);
  });

  test('never leave out the context itself', () => {
    const rules = compileIgnore('*\n**\n.');
    expect(['.', '', './', '/'].filter((path) => rules.ignores(path))).toEqual([]);
  });

  test('take paths that are not clean', () => {
    const rules = compileIgnore('a/b');
    expect(
      ['./a/b', 'a//b', 'a/b/', 'a/./b', 'a/x/../b'].every((path) => rules.ignores(path)),
    ).toBe(true);
  });

  test.each([
    ['a\n!\n!/\n!/.', [1, 2, 3]],
    ['[a\nb', [0]],
    ['[]a]\n[-]\n[a-]\nx\\', [0, 1, 2, 3]],
    ['[a-z]\n[\\]]', []],
    ['\\q', [0]],
  ])('%j is refused on its own line, the rest still counts', (text, lines) => {
    expect(compileIgnore(text).invalidLines).toEqual(lines);
  });

  test('tell which line decides', () => {
    const rules = compileIgnore('# top\n*.log\n!keep.log\n\nkeep.log/x\n');
    expect(rules.decidedBy('a.log')).toBe(1);
    expect(rules.decidedBy('keep.log')).toBe(2);
    expect(rules.decidedBy('keep.log/x')).toBe(4);
    expect(rules.decidedBy('other')).toBeNull();
  });

  test.each([
    ['*\n!a/b', ['a'], ['b', 'ab', 'a/c']],
    ['*\n!**/x', ['a', 'a/b'], []],
    ['*\n!a/*/c', ['a', 'a/b'], ['b', 'a/b/d']],
    ['a\n!b', [], ['a', 'a/b']],
    ['!a/b\n*', [], ['a']],
    ['*\n!a/b\na', ['a'], ['b']],
    ['a*/b\n!a', [], ['a/b', 'ax/b']],
    ['*\n!a/b/**', ['a', 'a/b'], ['b']],
  ])('%j must be walked only where an exception can be', (text, walked, skipped) => {
    const rules = compileIgnore(text);
    expect(
      walked.filter((path) => !rules.ignores(path) || !rules.mayContainIncluded(path)),
    ).toEqual([]);
    expect(skipped.filter((path) => rules.mayContainIncluded(path))).toEqual([]);
  });

  test('are looked for beside the Dockerfile first', () => {
    expect(ignoreFileFor('docker/app.Dockerfile')).toEqual([
      'docker/app.Dockerfile.dockerignore',
      '.dockerignore',
    ]);
  });
});

const segment = fc.constantFrom(
  'a',
  'b',
  'ab',
  'c.x',
  '*',
  '?',
  'a*',
  '*.x',
  '[ab]',
  'a?',
  '**',
  '文',
);
const pattern = fc
  .tuple(fc.boolean(), fc.array(segment, { minLength: 1, maxLength: 4 }))
  .map(([exception, parts]) => (exception ? '!' : '') + parts.join('/'));
const path = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'aa', 'c.x', '.x', '文', 'ba'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join('/'));
const ruleList = fc.array(pattern, { maxLength: 5 }).map((lines) => lines.join('\n'));

/**
 * The other matcher follows moby's older `Matches`, which asks each rule about the folders above a
 * path anew. Docker's own walk keeps what the rules did to a folder. That differs only where there
 * are exceptions and a rule speaks of such a folder.
 */
function isKnownDifference(text: string, one: string): boolean {
  if (!text.includes('!')) return false;
  const folder = one.slice(0, Math.max(0, one.lastIndexOf('/')));
  return text.split('\n').some((line) => compileIgnore(line.replace('!', '')).ignores(folder));
}

describe('against a second matcher', () => {
  test('ignored and kept agree', () => {
    fc.assert(
      fc.property(ruleList, fc.array(path, { minLength: 1, maxLength: 8 }), (text, paths) => {
        const other = dockerignore({ ignorecase: false }).add(text);
        const rules = compileIgnore(text);
        const asked = paths.filter((one) => !isKnownDifference(text, one));
        expect(asked.map((one) => rules.ignores(one))).toEqual(
          asked.map((one) => other.ignores(one)),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe('laws', () => {
  test('a kept path lies in folders that are walked', () => {
    fc.assert(
      fc.property(ruleList, path, (text, one) => {
        const rules = compileIgnore(text);
        const parts = one.split('/');
        const folders = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
        const blocked = folders.filter(
          (folder) => rules.ignores(folder) && !rules.mayContainIncluded(folder),
        );
        expect(rules.ignores(one) ? [] : blocked).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('the deciding line says what is decided', () => {
    fc.assert(
      fc.property(ruleList, path, (text, one) => {
        const rules = compileIgnore(text);
        const line = rules.decidedBy(one);
        const rule = line === null ? '!' : (text.split('\n')[line] ?? '');
        expect(rules.ignores(one)).toBe(!rule.startsWith('!'));
      }),
      { numRuns: 1000 },
    );
  });

  test('any text and any path are taken', () => {
    const chars = fc.string({
      unit: fc.constantFrom(...Array.from('ab*?[]^-!\\/. \n\r#文😀')),
      maxLength: 40,
    });
    fc.assert(
      fc.property(chars, chars, (text, one) => {
        const rules = compileIgnore(text);
        expect(typeof rules.ignores(one)).toBe('boolean');
        expect(typeof rules.mayContainIncluded(one)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('no pattern takes long', () => {
  test.each([
    ['repeats', `*${'a{1000}'.repeat(20_000)}`],
    ['alternatives', `*${'|a'.repeat(20_000)}`],
    ['word edges', `*${'\\b'.repeat(3000)}`],
    ['named classes that do not close', `[${'[:'.repeat(100_000)}a]`],
    ['classes', `*${'[a-b]'.repeat(100_000)}`],
    ['braces', `*${'{'.repeat(200_000)}`],
    ['stars', '*a'.repeat(5000)],
  ])('%s', (_, pattern) => {
    const rules = compileIgnore(pattern);
    expect(typeof rules.ignores('a/'.repeat(500))).toBe('boolean');
  });
});
