import { ruleCases } from '../../../test/support/cases.ts';
import { duplicateStageName } from './duplicate-stage-name.ts';

ruleCases(duplicateStageName, [
  'FROM node AS foo\nFROM scratch AS «foo»\nFROM a AS «foo»\n',
  'FROM node AS foo\nFROM scratch AS bar\n',
  ['case is no difference', 'FROM a AS foo\nFROM b AS «FOO»\n'],
  ['but to hadolint it is', '# check=skip=DuplicateStageName\nFROM a AS foo\nFROM b AS FOO\n'],
  'FROM foo\nFROM foo\n',
  ['the base has that name', 'FROM foo AS foo\n'],
  [
    'by both names',
    '# check=skip=DuplicateStageName\n# hadolint global ignore=DL3024\nFROM a AS b\nFROM c AS b\n',
  ],
  'FROM a AS b\n# hadolint ignore=DL3024\nFROM c AS b\n',
]);
