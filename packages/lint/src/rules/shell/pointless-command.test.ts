import { ruleCases } from '../../../test/support/cases.ts';
import { pointlessCommand } from './pointless-command.ts';

ruleCases(pointlessCommand, [
  [
    'each of them',
    'RUN «top»; «ps»; «free»; «kill» 1; «ssh» a; «vim» b; «mount» c; «service» d start; «shutdown»; «ifconfig»\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN «top»\n'],
  ['only installed', 'FROM a\nRUN apt-get install ssh vim && which top && echo kill\n'],
  ['by its path, behind others', 'FROM a\nRUN a && sudo «/usr/sbin/service» ssh start || true\n'],
  ['deep', 'FROM a\nRUN if «ps» | grep -q x; then (b; «kill» $(«ps» -o pid=)); fi\n'],
  ['exec form', 'FROM a\nRUN [«"service"», "ssh", "start"]\n'],
  ['when a container runs', 'FROM a\nCMD service ssh start && top\nENTRYPOINT ["ssh"]\n'],
  ['other names', 'FROM a\nRUN ssh-keygen -A; umount /a; vim.tiny b; mysqld; topgrade\n'],
  ['another shell', 'FROM a\nSHELL ["pwsh", "-c"]\nRUN ps\n'],
]);
