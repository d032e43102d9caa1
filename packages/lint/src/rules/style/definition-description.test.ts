import { describe, expect, test } from 'vitest';
import { inputOf } from '../../../test/support/check.ts';
import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { lint } from '../../run/lint.ts';
import { definitionDescription } from './definition-description.ts';

ruleCases(definitionDescription, [
  '# bar this is the bar\nARG foo=x\n'.replace('# bar this is the bar', '«# bar this is the bar»'),
  '# foo is the foo\nARG foo=bar\nFROM scratch\n',
  '# base is the base\nFROM scratch AS base\n# BasE too\nFROM scratch AS base2\n'.replace(
    '# BasE too',
    '«# BasE too»',
  ),
  ['a stage without a name', '# hello\nFROM scratch\n'],
  ['the last comment counts', '# hello\n# foo is\nARG foo\nFROM scratch\n'],
  ['an empty comment ends it', '# hello\n#\nARG foo\nFROM scratch\n'],
  ['one of several', '# b is that\nARG a b\nFROM scratch\n'],
  ['a directive is none', '# syntax=docker/dockerfile:1\nARG a\nFROM scratch\n'],
  ['other instructions', 'FROM scratch\n# hello\nCOPY a b\n'],
]);

describe('off by default', () => {
  const rules = [definitionDescription];
  test.each([
    ['# hello\nARG foo\nFROM scratch\n', 0],
    ['# check=experimental=InvalidDefinitionDescription\n# hello\nARG foo\nFROM scratch\n', 1],
    ['# check=experimental=all\n# hello\nARG foo\nFROM scratch\n', 1],
  ])('%s', (text, count) => {
    expect(lint(rules, inputOf(text))).toHaveLength(count);
  });
});

fixCases(definitionDescription, [
  ['# hello\nARG foo\nFROM scratch\n', '# hello\n#\nARG foo\nFROM scratch\n'],
  ['ARG foo\r\n# hello\r\n\r\nFROM a AS b\r\n', 'ARG foo\r\n# hello\r\n#\r\n\r\nFROM a AS b\r\n'],
]);
