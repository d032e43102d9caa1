import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { beforeFirstFrom } from './before-first-from.ts';

ruleCases(beforeFirstFrom, [
  'FROM a\n',
  '# a comment\nARG A\nFROM a:$A\nRUN x\n',
  '«RUN» x\n«copy» a b\n',
  'ARG A\n«ENV» B=c\nFROM a\nLABEL a=b\n',
  '',
  '# hadolint ignore=DL3061\nLABEL a=b\nFROM a\n',
  '«ONBUILD» RUN x\nFROM a\n',
]);

fixCases(beforeFirstFrom, [
  ['ARG A\n# who\nLABEL a=b\nFROM a:$A\nRUN x\n', 'ARG A\nFROM a:$A\n# who\nLABEL a=b\nRUN x\n'],
  ['ENV B=c\r\nFROM a', 'FROM a\r\nENV B=c'],
  ['LABEL a=b\nFROM a\nFROM b\n', null],
  ['LABEL a=b\n', null],
]);
