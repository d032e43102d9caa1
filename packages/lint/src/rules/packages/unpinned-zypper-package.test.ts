import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedZypperPackage } from './unpinned-zypper-package.ts';

ruleCases(unpinnedZypperPackage, [
  ['a name', 'RUN zypper install -y «tomcat»; zypper in «tomcat»\n'],
  ['versions', 'RUN zypper in a=9.0 b\\>=9 "c>9" d\\<=9 "e<9" f.rpm\n'],
  ['options with values', 'FROM a\nRUN zypper -n --root /mnt install -r oss --from x «a» b=1\n'],
  ['patterns', 'FROM a\nRUN zypper in -t pattern devel_basis && zypper in --type=package «a»\n'],
  ['other commands', 'FROM a\nRUN zypper refresh && zypper rm tomcat && zypper si tomcat\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN zypper install -y «tomcat»\n'],
]);
