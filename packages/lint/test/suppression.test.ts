import { applyEdits, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { suppression, type Silenced } from '../src/pragmas/suppression.ts';

const dl: Silenced = { code: 'untagged-base', aliases: ['DL3006'], instruction: 0 };
const docker: Silenced = {
  code: 'stage-name-casing',
  aliases: ['StageNameCasing'],
  instruction: 1,
};
const ours: Silenced = { code: 'smaller-base', aliases: [], instruction: 0 };

function after(text: string, silenced: Silenced, reason: string | null = null): string {
  const found = suppression(parseDockerfile(text), silenced, reason);
  return found === null ? text : applyEdits(text, found.edits);
}

describe('the comment that silences a rule', () => {
  test.each([
    ["hadolint's name", 'FROM a\n', dl, '# hadolint ignore=DL3006\nFROM a\n'],
    [
      "Docker's name",
      'FROM a\n  FROM b AS C\n',
      docker,
      'FROM a\n  # check=skip=StageNameCasing\n  FROM b AS C\n',
    ],
    [
      "not Docker's at the top, where it is a directive",
      'FROM a AS B\n',
      { ...docker, instruction: 0 },
      '# hadolint ignore=stage-name-casing\nFROM a AS B\n',
    ],
    ['our own name', 'FROM a\r\n', ours, '# hadolint ignore=smaller-base\r\nFROM a\r\n'],
    [
      'added to the list that is there',
      '# hadolint ignore=DL3007, DL3008 because\nFROM a\n',
      dl,
      '# hadolint ignore=DL3007, DL3008,DL3006 because\nFROM a\n',
    ],
    [
      "added to Docker's list",
      'FROM a\n# check=skip=FromAsCasing\nFROM b AS C\n',
      docker,
      'FROM a\n# check=skip=FromAsCasing,StageNameCasing\nFROM b AS C\n',
    ],
    [
      'for the file, after its directives',
      '# syntax=docker/dockerfile:1\nFROM a\n',
      { ...dl, instruction: null },
      '# syntax=docker/dockerfile:1\n# hadolint global ignore=DL3006\nFROM a\n',
    ],
    ['after the byte order mark', '\uFEFFFROM a\n', dl, '\uFEFF# hadolint ignore=DL3006\nFROM a\n'],
    [
      'in a file without instructions',
      '# a\n',
      { ...dl, instruction: null },
      '# a\n# hadolint global ignore=DL3006\n',
    ],
  ])('%s', (_, before, silenced, expected) => {
    expect(after(before, silenced)).toBe(expected);
  });

  test('with its reason above', () => {
    expect(after('FROM a\n', dl, ' it is\nour own ')).toBe(
      '# it is our own\n# hadolint ignore=DL3006\nFROM a\n',
    );
  });

  test.each([
    [
      'above the pragma that is there',
      '# hadolint ignore=A\nFROM a\n',
      'ours',
      '# ours\n# hadolint ignore=A,DL3006\nFROM a\n',
    ],
    [
      'after the byte order mark',
      '\uFEFF# hadolint ignore=A\nFROM a\n',
      'ours',
      '\uFEFF# ours\n# hadolint ignore=A,DL3006\nFROM a\n',
    ],
    [
      'never as a directive',
      'FROM a\n',
      'syntax=b',
      '# "syntax=b"\n# hadolint ignore=DL3006\nFROM a\n',
    ],
    [
      'never as a pragma',
      'FROM a\n',
      'hadolint ignore=B',
      '# "hadolint ignore=B"\n# hadolint ignore=DL3006\nFROM a\n',
    ],
    ['not at all when it is empty', 'FROM a\n', ' ', '# hadolint ignore=DL3006\nFROM a\n'],
  ])('its reason: %s', (_, before, reason, expected) => {
    expect(after(before, dl, reason)).toBe(expected);
  });

  test('not where it would be a line of an open here-document', () => {
    const model = parseDockerfile('FROM a\nCOPY <<E /b\n1\nFROM b\n');
    expect(suppression(model, { ...dl, instruction: 2 })).toBeNull();
  });

  test('not for an instruction that is not there', () => {
    expect(suppression(parseDockerfile('FROM a\n'), { ...dl, instruction: 9 })).toBeNull();
  });
});
