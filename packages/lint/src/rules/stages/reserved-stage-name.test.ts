import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { reservedStageName } from './reserved-stage-name.ts';

ruleCases(reservedStageName, [
  'FROM scratch\nFROM scratch AS a\n',
  'FROM debian AS «context»\n',
  'FROM scratch AS «scratch»\n',
  ["another case is Docker's alone", '# check=skip=ReservedStageName\nFROM debian AS Context\n'],
  'FROM debian AS «SCRATCH»\n',
  'FROM debian AS scratch2\nFROM debian AS my-context\n',
  '# hadolint ignore=DL3063\nFROM debian AS scratch\n',
]);

fixCases(reservedStageName, [
  [
    'FROM debian AS context\nFROM a\nCOPY --from=context /a /b\n',
    'FROM debian AS context-stage\nFROM a\nCOPY --from=context-stage /a /b\n',
  ],
]);
