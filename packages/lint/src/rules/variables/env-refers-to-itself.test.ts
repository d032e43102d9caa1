import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { envRefersToItself } from './env-refers-to-itself.ts';

ruleCases(envRefersToItself, [
  'FROM a\nENV BLA="blubb" BLUBB="«${BLA}»/blubb"\n',
  'FROM a\nENV BLA=blubb\nENV BLUBB="${BLA}/blubb" BLA=x\n',
  ['itself, from before', 'FROM a\nENV PATH=/bla:${PATH}\nENV A=1 PATH=/x:$PATH\n'],
  ['a name that only begins so', 'FROM a\nENV BLA=1 BLUBB=$BLAFOO\n'],
  'FROM a\nENV BLA="«$BLUBB»" BLUBB=1\n',
  ['an ARG of that name', 'ARG BLA\nFROM a\nENV BLA=1 BLUBB=$BLA\n'],
  ['escaped', 'FROM a\nENV BLA=1 BLUBB=\\$BLA\n'],
  'ENV A=1 \\\n  B=«${A}»\n',
  ['one alone', 'FROM a\nENV A $A\n'],
]);

fixCases(envRefersToItself, [
  ['FROM a\nENV A=1 B=$A C=2\n', 'FROM a\nENV A=1\nENV B=$A C=2\n'],
  ['FROM a\r\n  env A=1 \\\r\n    B=$A\r\n', 'FROM a\r\n  env A=1\r\n  env B=$A\r\n'],
  ['FROM a\nENV B=$A A=1\n', null],
  ['FROM a\nENV A=1 \\\n# b\n B=$A\n', null],
]);
