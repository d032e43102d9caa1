import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { zypperWithoutYes } from './zypper-without-yes.ts';

ruleCases(zypperWithoutYes, [
  [
    'every verb',
    'RUN zypper «install» a; zypper «in» a; zypper «remove» a; zypper «rm» a; zypper «si» a; zypper «source-install» a; zypper «patch»\n',
  ],
  [
    'every way',
    'FROM a\nRUN zypper install -n a; zypper --non-interactive install a; zypper install -y a; zypper in a --no-confirm; zypper -n patch\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN zypper «install» a\n'],
  ['other verbs', 'FROM a\nRUN zypper refresh && zypper clean && zypper search a\n'],
  ['an option before', 'FROM a\nRUN zypper --root /mnt -q «install» a\n'],
  ['in a loop', 'FROM a\nRUN for a in b c; do zypper «in» $a; done\n'],
]);

fixCases(zypperWithoutYes, [
  ['RUN zypper install a\n', 'RUN zypper --non-interactive install a\n'],
  ['RUN zypper \\\n  patch\n', 'RUN zypper --non-interactive \\\n  patch\n'],
  ['RUN ["zypper", "in", "a"]\n', null],
]);
