import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { instructionCasing } from './instruction-casing.ts';

ruleCases(instructionCasing, [
  'FROM scratch AS builder\nCOPY a b\n«copy» c d\n',
  'from scratch\ncopy a b\n«COPY» c d\n',
  ['as many of both: capitals', '«from» scratch\nCOPY a b\n'],
  'FROM scratch\n«Copy» a b\n',
  ['mixed ones do not count', '«From» scratch\n«Copy» a b\nrun x\n'],
  ['an ARG before FROM does not count', 'arg A\narg B\narg C\nFROM scratch\nRUN x\n'],
  ['a trigger is no instruction of the stage', 'FROM scratch\nONBUILD run x\n'],
  'FROM a\nRUN x\n«from» b\n',
  '# check=skip=ConsistentInstructionCasing\nFROM a\nrun b\n',
  'FROM a\n# check=skip=ConsistentInstructionCasing\nrun b\n',
]);

fixCases(instructionCasing, [
  ['FROM a\nRUN b\nfrom c as d\n', 'FROM a\nRUN b\nFROM c AS d\n'],
  ['from a\r\n  Run \\\r\n  b\r\n', 'from a\r\n  run \\\r\n  b\r\n'],
]);
