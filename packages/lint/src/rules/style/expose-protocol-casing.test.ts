import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { exposeProtocolCasing } from './expose-protocol-casing.ts';

ruleCases(exposeProtocolCasing, [
  'FROM scratch\nEXPOSE 80/«TcP»\n',
  'FROM scratch\nEXPOSE 80 80/tcp 53/udp\n',
  'FROM scratch\nEXPOSE 80/«TCP» 53/«UDP» 1/«Sctp»\n',
  ['in a range', 'FROM scratch\nEXPOSE 80-90/«TCP»\n'],
  ['through a variable', 'FROM scratch\nARG P=80/TCP\nEXPOSE «$P»\n'],
  ['no protocol', 'FROM scratch\nEXPOSE 80/HTTP\n'],
  ['not known', 'FROM node:22\nEXPOSE $UNKNOWN/TCP\n'],
  '# check=skip=ExposeProtoCasing\nFROM scratch\nEXPOSE 80/TCP\n',
]);

fixCases(exposeProtocolCasing, [
  ['FROM scratch\nEXPOSE \\\n  80/TCP \\\n  90\n', 'FROM scratch\nEXPOSE \\\n  80/tcp \\\n  90\n'],
  ['FROM scratch\nARG P=TCP\nEXPOSE 80/$P\n', null],
]);
