import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { legacyKeyValue } from './legacy-key-value.ts';

ruleCases(legacyKeyValue, [
  'FROM scratch\nENV «testkey value»\nLABEL «testkey value»\n',
  'FROM scratch\nENV a=b c=d\nLABEL a=b\n',
  ['an equals sign in the value', 'FROM scratch\nENV «A 1 B=2»\n'],
  'FROM scratch\nARG a\n',
  'FROM scratch\nENV «a \\\n  b»\n',
  ['a value is missing', 'FROM scratch\nENV a\n'],
  '# check=skip=LegacyKeyValueFormat\nFROM scratch\nENV a b\n',
  'FROM scratch\nenv «a "b c"»\n',
]);

fixCases(legacyKeyValue, [
  ['FROM a\nENV A b\n', 'FROM a\nENV A=b\n'],
  ['FROM a\nENV PATH $PATH:/a b\n', 'FROM a\nENV PATH="$PATH:/a b"\n'],
  ['FROM a\nENV A "b c"\n', 'FROM a\nENV A="b c"\n'],
  ['FROM a\nENV A "b" "c"\n', null],
  ['FROM a\nENV A b\\ c\n', null],
  ['FROM a\nENV "A b c\n', null],
  ['FROM a\nLABEL   a\tb  c\r\n', 'FROM a\nLABEL   a="b  c"\r\n'],
  ['FROM a\nENV a \\\n b\n', 'FROM a\nENV a=b\n'],
]);
