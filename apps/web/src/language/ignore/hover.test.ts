import { describe, expect, test } from 'vitest';
import type { FactAnswers } from '../facts.ts';
import type { Given } from '../test/input.ts';
import { ignoreHover } from './hover.ts';
import { ignoreInput } from './test/ignore-input.ts';

function hoverAt(marked: string, given: Given & { readonly path?: string } = {}) {
  const { input, offset, wanted } = ignoreInput(marked, given);
  const found = ignoreHover(input, { offset });
  return {
    about: found === null ? null : input.text.slice(found.span.start, found.span.end),
    text: found === null ? '' : found.parts.join('\n'),
    wanted: [...wanted.values()],
  };
}

function survey(text: string, more: Partial<FactAnswers['ignore']> = {}): FactAnswers['ignore'] {
  const none = { files: 0, bytes: 0 };
  return {
    path: '.dockerignore',
    text,
    sent: none,
    left: none,
    lines: [],
    truncated: false,
    ...more,
  };
}

describe('what a line means', () => {
  test.each([
    ['node_mod│ules', 'Leaves out `node_modules` at the root', '是构建上下文根目录下的'],
    ['node_mod│ules', 'that is `**/node_modules`', '请写 `**/node_modules`'],
    ['**/tm│p', '`tmp` in every folder', '每个文件夹里的 `tmp`'],
    ['*.m│d', 'every path that matches `*.md`', '与 `*.md` 匹配'],
    ['*.m│d', '`*`: any characters but `/`', '除 `/` 以外的任意个字符'],
    ['a/**/│b', '`**`: any number of folders', '任意层文件夹'],
    ['a│?', '`?`: one character', '除 `/` 以外的一个字符'],
    ['[ab]│c', '`[…]`: one of the characters', '其中的一个字符'],
    ['a\\│*b', '`\\`: the character after it', '按原样匹配'],
    ['│*', 'Leaves out everything.', '排除所有内容。'],
    ['*\n!sr│c', 'Takes back in `src`', '重新包含'],
    ['/a/│b', 'The `/` at the start changes nothing', '开头的 `/` 没有作用'],
    ['a/b│/', 'The `/` at the end changes nothing', '末尾的 `/` 没有作用'],
    ['..│/a', 'It matches nothing', '不会匹配任何内容'],
    ['│/', 'It matches nothing', '不会匹配任何内容'],
    [' # │a', '`#` begins a comment at the very start', '只有在行首才表示注释'],
    ['│!', 'There is no pattern after the \\!', '后面没有模式'],
    ['a[│b', 'is not closed by a \\]', '没有用'],
    ['src\\│d\\q', 'letter or digit that follows', '后面的字母或数字'],
    ['a\\│', 'at the end has no character', '没有要转义的字符'],
  ])('%s', (marked, english, chinese) => {
    expect(hoverAt(marked).text).toContain(english);
    expect(hoverAt(marked, { language: 'zh-CN' }).text).toContain(chinese.replace(/^是/, ''));
  });

  test.each(['# a co│mment', 'a\n│\nb', '│'])('says nothing about %j', (marked) => {
    expect(hoverAt(marked).about).toBeNull();
  });

  test('is about its line, and shows it as it is', () => {
    expect(hoverAt('a\n<b>`c│\r\nd').about).toBe('<b>`c');
    expect(hoverAt('a\n<b>`c│\r\nd').text).toContain('**``<b>`c``**');
  });
});

describe('the order of lines', () => {
  test.each([
    [
      'a line that says the opposite',
      'do│cs\n!docs',
      'Line 2 comes later and decides about `docs`.',
    ],
    ['a line that has it all', 'docs/│x\ndocs', 'Line 2 comes later and decides about `docs/x`.'],
    ['a pattern', '*.│md\n!*.md', 'Line 2 comes later and decides about paths such as `x.md`.'],
    ['an exception without need', '!do│cs', 'No line before this one leaves out `docs`'],
  ])('tells of %s', (_, marked, wanted) => {
    expect(hoverAt(marked).text).toContain(wanted);
  });

  test.each(['*.│md\n!README.md', '*\n!do│cs'])('is fine in %j', (marked) => {
    expect(hoverAt(marked).text).not.toMatch(/comes later|No line/);
  });
});

describe('what a line leaves out now', () => {
  const want = { kind: 'ignore', dockerfile: 'Dockerfile' } as const;

  test('is asked for, and said to be unknown meanwhile', () => {
    expect(hoverAt('a│').text).toContain('not known yet');
    expect(hoverAt('a│').wanted).toEqual([want]);
    const own = hoverAt('a│', { path: 'sub/My.Dockerfile.dockerignore' });
    expect(own.wanted).toEqual([{ kind: 'ignore', dockerfile: 'sub/My.Dockerfile' }]);
  });

  test('comes with examples', () => {
    const lines = [{ line: 1, total: { files: 2, bytes: 1500 }, examples: ['b/x', 'b/*y'] }];
    const given: Given = { facts: [[want, survey('a\nb\n', { lines })]] };
    expect(hoverAt('a\n│b\n', given).text).toContain('leaves out 2 files, 1.5 kB');
    expect(hoverAt('a\n│b\n', given).text).toContain('- `b/x`\n- `b/*y`');
    expect(hoverAt('│a\nb\n', given).text).toContain('leaves out nothing');
    expect(hoverAt('a\n│b\nc', given).text).toContain('Save the file');
    const chinese = hoverAt('a\n│b\n', { ...given, language: 'zh-CN' });
    expect(chinese.text).toContain('目前排除了 2 个文件，共 1.5 kB。');
  });

  test('is a lower bound in a folder too large to count', () => {
    const lines = [{ line: 0, total: { files: 1, bytes: 1 }, examples: [] }];
    const given: Given = { facts: [[want, survey('a\nb', { lines, truncated: true })]] };
    expect(hoverAt('│a\nb', given).text).toContain('at least 1 file, 1 B');
    expect(hoverAt('a\n│b', given).text).toContain('not known yet');
  });

  test('is nothing where builds read another file', () => {
    const other: Given = { facts: [[want, survey('', { path: 'Dockerfile.dockerignore' })]] };
    expect(hoverAt('a│', other).text).toContain('reads `Dockerfile.dockerignore` instead');
    const none: Given = { facts: [[want, survey('', { path: null })]] };
    expect(hoverAt('a│', none).text).toContain('does not read this file');
  });
});
