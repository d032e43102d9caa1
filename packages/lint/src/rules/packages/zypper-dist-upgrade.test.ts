import { ruleCases } from '../../../test/support/cases.ts';
import { zypperDistUpgrade } from './zypper-dist-upgrade.ts';

ruleCases(zypperDistUpgrade, [
  ['both names', 'RUN zypper «dist-upgrade»; zypper «dup»\n'],
  ['with options', 'FROM a\nRUN zypper -n --root /mnt «dup» --allow-vendor-change\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN zypper «dup»\n'],
  ['what is not it', 'FROM a\nRUN zypper update; zypper install dup; echo zypper dup\n'],
  ['wrapped', 'FROM a\nRUN env A=b zypper «dup»\n'],
  ['another shell', 'FROM a\nSHELL ["powershell"]\nRUN zypper dup\n'],
]);
