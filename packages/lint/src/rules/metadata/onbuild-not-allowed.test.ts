import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { onbuildNotAllowed } from './onbuild-not-allowed.ts';

ruleCases(onbuildNotAllowed, [
  'ONBUILD «FROM» debian:12\n',
  'FROM a\nONBUILD «ONBUILD» RUN x\n',
  'FROM a\nonbuild «maintainer» x\n',
  'FROM a\nONBUILD RUN FROM x\nONBUILD COPY a b\n',
  'FROM a\nONBUILD\n',
  'FROM a\nONBUILD \\\n  «FROM» b\n',
  '# hadolint ignore=DL3043\nONBUILD FROM a\n',
]);

fixCases(onbuildNotAllowed, [
  ['FROM a\nONBUILD ONBUILD RUN x\n', 'FROM a\nONBUILD RUN x\n'],
  ['FROM a\r\nonbuild \\\r\n  maintainer x\r\n', 'FROM a\r\nmaintainer x\r\n'],
  ['FROM a\nONBUILD \\\n# why\n  ONBUILD RUN x\n', null],
  ['FROM a\nONBUILD FROM b\n', null],
  ['FROM a\nONBUILD ONBUILD FROM b\n', null],
]);
