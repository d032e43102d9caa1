import { expect, test } from 'vitest';
import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { findingsOf } from '../../../test/support/check.ts';
import { relativeWorkdir } from './relative-workdir.ts';

ruleCases(relativeWorkdir, [
  'FROM scratch\nWORKDIR «relative/dir»\n',
  'FROM scratch\nWORKDIR /usr\nWORKDIR "/usr"\nWORKDIR \'/usr\'\n',
  'FROM node:22\nARG W\nWORKDIR $W/x\nWORKDIR c:\\windows\\foo\n',
  'FROM scratch\nWORKDIR /app\nWORKDIR «src»\n',
  ['a variable that is relative', 'FROM scratch\nARG W=app\nWORKDIR «$W»\n'],
  ['after an absolute one', 'FROM scratch\nARG W=app\nWORKDIR /x\nWORKDIR $W\n'],
  ['not known', 'FROM node\nWORKDIR $HOME\n'],
  ['quotes around', 'FROM a\nWORKDIR «"foo bar"»\n'],
  ['a drive, where the base may be Windows', 'FROM example/windows\nWORKDIR C:\\app\n'],
  ['a drive on Linux', 'FROM --platform=linux/amd64 a\nWORKDIR «C:\\app»\n'],
  'WORKDIR «a»\n',
  'FROM a AS b\nWORKDIR /x\nFROM b\nWORKDIR «y»\n',
]);

test.each([
  ['FROM a\nWORKDIR b\n', ['DL3000', 'WorkdirRelativePath'], 'error'],
  ['FROM a\nWORKDIR /a\nWORKDIR b\n', ['DL3000'], 'error'],
  ['FROM a AS b\nWORKDIR /a\nFROM b\nWORKDIR c\n', ['DL3000'], 'error'],
  ['FROM scratch\nARG W=app\nWORKDIR $W\n', ['WorkdirRelativePath'], 'warning'],
])('whose condition holds: %s', (text, aliases, severity) => {
  expect(findingsOf(relativeWorkdir, text)).toMatchObject([{ aliases, severity }]);
});

fixCases(relativeWorkdir, [
  ['FROM node\nWORKDIR /a/b\nWORKDIR ./c//d/\n', 'FROM node\nWORKDIR /a/b\nWORKDIR /a/b/c/d\n'],
  ['FROM a\nWORKDIR /a/b/\nWORKDIR ./c\r\n', 'FROM a\nWORKDIR /a/b/\nWORKDIR /a/b/c\r\n'],
  ['FROM scratch\nWORKDIR a\n', 'FROM scratch\nWORKDIR /a\n'],
  ['FROM node\nWORKDIR a\n', null],
  ['FROM scratch\nWORKDIR ../a\n', null],
]);
