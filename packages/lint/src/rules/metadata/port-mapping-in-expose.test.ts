import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { portMappingInExpose } from './port-mapping-in-expose.ts';

ruleCases(portMappingInExpose, [
  'FROM scratch\nEXPOSE «127.0.0.1:80:80»\n',
  'FROM scratch\nEXPOSE 80 8000-8010/udp\n',
  'FROM scratch\nEXPOSE «80:80» 90 «[::1]:8080:8080/tcp»\n',
  'FROM scratch\nEXPOSE «5000-5010:6000-6010/udp»\n',
  ['through a variable', 'FROM scratch\nARG P=80:81\nEXPOSE «$P»\n'],
  ['not known', 'FROM node\nEXPOSE $P:80\n'],
  'FROM scratch\n# check=skip=ExposeInvalidFormat\nEXPOSE 80:80\n',
]);

fixCases(portMappingInExpose, [
  ['FROM scratch\nEXPOSE 1 8080:80/tcp 2\n', 'FROM scratch\nEXPOSE 1 80/tcp 2\n'],
  ['FROM scratch\nARG P=80:81\nEXPOSE $P\n', null],
]);
