import { applyEdits } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import type { Given } from '../test/input.ts';
import { ignoreCompletion } from './completion.ts';
import { ignoreInput } from './test/ignore-input.ts';

const root: Given = {
  facts: [
    [
      { kind: 'folder', path: '' },
      {
        entries: [
          { name: 'src', folder: true, bytes: null },
          { name: '.git', folder: true, bytes: null },
          { name: '#a*', folder: false, bytes: 1 },
          { name: 'readme.txt', folder: false, bytes: 1 },
        ],
      },
    ],
    [{ kind: 'folder', path: 'src' }, { entries: [{ name: 'main.c', folder: false, bytes: 1 }] }],
  ],
};

function at(marked: string, given: Given = root) {
  const { input, offset, wanted } = ignoreInput(marked, given);
  const { items, incomplete } = ignoreCompletion(input, { offset });
  const sorted = items.toSorted((a, b) => (a.sort < b.sort ? -1 : 1));
  return {
    labels: sorted.map(({ label }) => label),
    offered: sorted.filter((item) => item.discouraged !== true).map(({ label }) => label),
    incomplete,
    wanted: [...wanted.values()],
    detail: (label: string) => items.find((item) => item.label === label)?.detail,
    /** The text after taking a completion. */
    take: (label: string) => {
      const found = items.find((item) => item.label === label);
      return found && applyEdits(input.text, [{ ...found.replace, text: found.insert }]);
    },
  };
}

describe('an empty line', () => {
  test('begins with what is there, then what many files have', () => {
    expect(at('│').labels.slice(0, 5)).toEqual([
      '.git',
      'src/',
      '#a*',
      'readme.txt',
      'node_modules',
    ]);
    expect(at('│').detail('.git')).toBe('large, and changes with every commit');
    expect(at('│', { ...root, language: 'zh-CN' }).detail('.git')).toContain('每次提交都会变化');
  });

  test('leaves out what the file has, and strikes what it leaves out', () => {
    expect(at('/.git/\n**/*.log\n│').labels).not.toContain('.git');
    expect(at('/.git/\n**/*.log\n│').labels).not.toContain('**/*.log');
    expect(at('*.txt\n│').offered).not.toContain('readme.txt');
    expect(at('*.txt\n│').detail('readme.txt')).toBe('left out already');
    expect(at('*.txt\n│', { ...root, language: 'zh-CN' }).detail('readme.txt')).toBe('已被排除');
  });

  test('can begin an exception where something is left out', () => {
    expect(at('*\n│').labels).toContain('!');
    expect(at('│').labels).not.toContain('!');
    expect(at('a\n!│').labels).not.toContain('!');
  });
});

describe('a path', () => {
  test.each([
    ['rea│', 'readme.txt', 'readme.txt'],
    ['/rea│d', 'readme.txt', '/readme.txt'],
    ['sr│', 'src/', 'src'],
    ['src/ma│', 'main.c', 'src/main.c'],
    ['*\n!src/│', 'main.c', '*\n!src/main.c'],
    ['*\n! sr│c', 'src/', '*\n! src'],
    ['a\r\nrea│\r\nb', 'readme.txt', 'a\r\nreadme.txt\r\nb'],
    ['│', '#a*', '\\#a\\*'],
    ['*\n!│', '#a*', '*\n!#a\\*'],
    ['**/*.l│', '**/*.log', '**/*.log'],
  ])('%j takes %s', (marked, label, wanted) => {
    expect(at(marked).take(label)).toBe(wanted);
  });

  test('of an exception is one that is left out', () => {
    expect(at('src\n!│').offered).toEqual(['src/']);
    expect(at('*\n!│').offered).toEqual(['src/', '.git/', '#a*', 'readme.txt']);
    expect(at('src\n!│').detail('readme.txt')).toBe('not left out');
  });

  test.each(['# a│', 'src/**/│', '../│', '[a]/│'])('is not offered in %j', (marked) => {
    expect(at(marked).labels.filter((label) => !label.startsWith('**'))).toEqual([]);
    expect(at(marked).wanted).toEqual([]);
  });

  test('comes when its folder is known', () => {
    const { wanted, incomplete } = at('src/deep/│');
    expect(wanted).toEqual([{ kind: 'folder', path: 'src/deep' }]);
    expect(incomplete).toBe(true);
    expect(at('src/│').incomplete).toBe(false);
  });
});
