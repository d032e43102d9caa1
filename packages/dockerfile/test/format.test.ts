import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  DEFAULT_FORMAT,
  formatDockerfile,
  formatRange,
  formatTyped,
  parseDockerfile,
  type FormatOptions,
} from '../src/index.ts';
import { casesWith, readCase } from './support/fixtures.ts';

const CASES = casesWith('before.Dockerfile');

describe('formatting a file', () => {
  test('has cases', () => {
    expect(CASES.length).toBeGreaterThan(30);
  });

  test.each(CASES)('%s', (name) => {
    const options: FormatOptions = {
      ...DEFAULT_FORMAT,
      ...JSON.parse(readCase(name, 'options.json')),
    };
    const before = readCase(name, 'before.Dockerfile');
    const after = readCase(name, 'after.Dockerfile');
    expect(applyEdits(before, formatDockerfile(parseDockerfile(before), options))).toBe(after);
    expect(formatDockerfile(parseDockerfile(after), options)).toEqual([]);
  });

  test('changes no more than it must', () => {
    const text = 'FROM busybox\nrun  a \\\n  b\n';
    expect(formatDockerfile(parseDockerfile(text))).toEqual([
      { start: 13, end: 16, text: 'RUN' },
      { start: 17, end: 18, text: '' },
      { start: 24, end: 24, text: '  ' },
    ]);
  });

  test.each([-3, Number.NaN, 1e9])('takes an indentation of %s', (indent) => {
    const text = 'FROM busybox\nRUN a \\\n  b\n';
    const edits = formatDockerfile(parseDockerfile(text), { ...DEFAULT_FORMAT, indent });
    expect(applyEdits(text, edits)).toMatch(/^FROM busybox\nRUN a \\\n {0,16}b\n$/);
  });

  test.each([
    ['escapes', 'COPY ' + '\\ '.repeat(40_000)],
    ['open substitutions', 'RUN a \\\n' + '$('.repeat(20_000)],
    ['nested quotes', 'RUN a \\\n' + '"$('.repeat(20_000) + ')"'.repeat(20_000)],
    ['packages', 'RUN apk add ' + 'b a '.repeat(10_000)],
    ['continued lines', 'RUN a' + ' \\\n b'.repeat(10_000)],
    ['comments in a continuation', 'COPY' + ' \\\n# c\n b'.repeat(10_000)],
    ['blank lines', '\n'.repeat(40_000)],
    ['comments before a stage', '# c\n'.repeat(20_000) + 'FROM x\n'],
    ['carriage returns', 'COPY a b' + '\r'.repeat(40_000)],
  ])('takes a great many %s', (_, text) => {
    const model = parseDockerfile(`FROM a\n${text}`);
    const edits = formatDockerfile(model, { ...DEFAULT_FORMAT, sortPackages: true });
    const after = parseDockerfile(applyEdits(model.text, edits));
    expect(after.instructions.length).toBe(model.instructions.length);
  });
});

/** The text without its marks, and their offsets. */
function marked(text: string): { plain: string; at: number; end: number } {
  const at = text.indexOf('│');
  const end = text.lastIndexOf('│');
  return { plain: text.replaceAll('│', ''), at, end: end > at ? end - 1 : at };
}

describe('formatting a range', () => {
  test.each([
    ['the cursor\u2019s instruction', 'from a\nrun  │x\ncmd  y\n', 'from a\nRUN x\ncmd  y\n'],
    [
      'all that a selection touches',
      'from a\nrun  │x\ncmd  y│\nuser  z\n',
      'from a\nRUN x\nCMD y\nuser  z\n',
    ],
    [
      'blank lines within it',
      'from  a\n\n\n│run  x\n\n\n\ncmd  y│\n\n\nuser  z\n',
      'from  a\n\n\nRUN x\n\nCMD y\n\n\nuser  z\n',
    ],
    [
      'no blank line before a stage at its border',
      'from  a\nfrom  │b\nrun  x\n',
      'from  a\nFROM b\nrun  x\n',
    ],
    ['the final line ending', 'from  a\nrun  x│', 'from  a\nRUN x\n'],
  ])('formats %s', (_, text, wanted) => {
    const { plain, at, end } = marked(text);
    const edits = formatRange(parseDockerfile(plain), { start: at, end });
    expect(applyEdits(plain, edits)).toBe(wanted);
  });
});

describe('formatting while typing', () => {
  function typed(text: string, char: string): string {
    const { plain, at } = marked(text);
    return applyEdits(plain, formatTyped(parseDockerfile(plain), at, char));
  }
  const F = 'FROM a\n';

  test.each([
    ['indents the first continued line', 'RUN a \\\n│', 'RUN a \\\n    '],
    ['indents it before what follows', 'RUN a \\\n│b\nCMD c\n', 'RUN a \\\n    b\nCMD c\n'],
    ['keeps the indentation of the line before', 'RUN a \\\n  b \\\n│', 'RUN a \\\n  b \\\n  '],
    ['goes back to the margin after the end', 'RUN a \\\n  b\n  │', 'RUN a \\\n  b\n'],
    ['indents after an operator without a space', 'RUN a &&\\\n│', 'RUN a &&\\\n    '],
    ['leaves an open quote alone', 'RUN echo "a \\\n│', 'RUN echo "a \\\n'],
    ['leaves a value\u2019s open quote alone', 'ENV A="a \\\n│', 'ENV A="a \\\n'],
    ['leaves a word that goes on alone', 'RUN echo a\\\n│b\n', 'RUN echo a\\\nb\n'],
    ['leaves heredoc bodies alone', 'RUN <<EOF\n  a\n  │\nEOF\n', 'RUN <<EOF\n  a\n  \nEOF\n'],
    [
      'leaves the line after a heredoc\u2019s start alone',
      'RUN <<EOF\n  │\nEOF\n',
      'RUN <<EOF\n  \nEOF\n',
    ],
    ['leaves comments alone', '# a\n  │', '# a\n  '],
  ])('Enter %s', (_, text, wanted) => {
    expect(typed(`${F}${text}`, '\n')).toBe(`${F}${wanted}`);
  });

  test.each([
    ['indents the next line', 'RUN a \\│\nb\n', 'RUN a \\\n    b\n'],
    ['leaves an instruction alone', 'RUN a \\│\nCOPY b c\n', 'RUN a \\\nCOPY b c\n'],
    ['does nothing within a line', 'RUN a \\│ b\nc\n', 'RUN a \\ b\nc\n'],
    ['does nothing at the end', 'RUN a \\│', 'RUN a \\'],
  ])('the escape character %s', (_, text, wanted) => {
    expect(typed(`${F}${text}`, '\\')).toBe(`${F}${wanted}`);
  });
});
