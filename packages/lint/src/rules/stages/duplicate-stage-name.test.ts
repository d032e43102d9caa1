import { fixCases, ruleCases } from '../../../test/support/cases.ts';
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

fixCases(duplicateStageName, [
  [
    'FROM a AS foo\nFROM foo AS x\nFROM b AS Foo\nFROM c\nCOPY --from=foo / /\nCOPY --from=0 / /\n',
    'FROM a AS foo-1\nFROM foo-1 AS x\nFROM b AS Foo\nFROM c\nCOPY --from=foo / /\nCOPY --from=0 / /\n',
  ],
  ['FROM a AS b\r\nFROM b AS b\r\n', 'FROM a AS b-1\r\nFROM b-1 AS b\r\n'],
  ['from a as b-1\nfrom a as b\nfrom c as b\n', 'from a as b-1\nfrom a as b-2\nfrom c as b\n'],
  ['ARG N=b\nFROM a AS b\nFROM $N\nFROM c AS b\n', null],
]);
