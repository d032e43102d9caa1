import { ruleCases } from '../../../test/support/cases.ts';
import { portOutOfRange } from './port-out-of-range.ts';

ruleCases(portOutOfRange, [
  'EXPOSE «80000»\n',
  'FROM a\nEXPOSE 60000 65535 0\n',
  'FROM a\nEXPOSE «40000-80000/tcp»\n',
  'FROM a\nEXPOSE 40000-60000/tcp\n',
  'FROM a\nEXPOSE 80 «65536/udp»\n',
  ['not known', 'FROM node\nEXPOSE $PORT\n'],
  ['through a variable', 'FROM scratch\nARG P=99999\nEXPOSE «${P}»\n'],
  ['no number', 'FROM a\nEXPOSE http\n'],
  '# hadolint ignore=DL3011\nEXPOSE 80000\n',
]);
