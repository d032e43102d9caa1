import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { inlineIgnore } from './inline-ignore.ts';

ruleCases(inlineIgnore, [
  '«# hadolint ignore=DL3003»\nRUN foo bar\n',
  '# hadolint shell=powershell\nRUN foo bar\n',
  '# foobar\nRUN foo bar\n',
  'FROM debian\nRUN foo bar\n',
  ['the whole file', '# hadolint global ignore=DL3003\nFROM a\n'],
  ['it does not silence itself', 'FROM a\n«#hadolint ignore = DL1001 # why»\nRUN x\n'],
  ["Docker's directive", 'FROM a\n# check=skip=all\nRUN x\n'],
]);

fixCases(inlineIgnore, [
  ['FROM a\r\n# hadolint ignore=DL3003\r\nRUN x\r\n', 'FROM a\r\nRUN x\r\n'],
]);
