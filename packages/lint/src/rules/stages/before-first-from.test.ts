import { ruleCases } from '../../../test/support/cases.ts';
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
