import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { asCasing } from './as-casing.ts';

ruleCases(asCasing, [
  'FROM scratch «as» stage1\n',
  'from scratch «AS» stage1\n',
  'FROM scratch AS stage1\nfrom scratch as stage2\n',
  'FROM scratch «As» stage1\n',
  ['the keyword itself is mixed', 'From scratch As stage1\nFrom scratch AS stage2\n'],
  'FROM scratch\n',
  'FROM --platform=linux/amd64 scratch «as» a\n',
  'FROM scratch as\n',
  '# check=skip=all\nFROM scratch as a\n',
]);

fixCases(asCasing, [
  ['FROM scratch \\\n  as a # x\n', 'FROM scratch \\\n  AS a # x\n'],
  ['from a AS b\r\n', 'from a as b\r\n'],
]);
