import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { zypperCacheLeft } from './zypper-cache-left.ts';

ruleCases(zypperCacheLeft, [
  ['nothing cleaned', 'RUN «zypper install» -y a\nRUN «zypper -n in» a\n'],
  [
    'cleaned',
    'RUN zypper in a && zypper clean\nRUN zypper in a && zypper cc -a\nRUN zypper in a && rm -rf /var/cache/zypp/*\n',
  ],
  ['cleaned too early', 'FROM a\nRUN zypper clean && «zypper in» a\n'],
  [
    'mounted',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/zypp zypper in a\nRUN --mount=type=tmpfs,target=/var/cache/zypp zypper in a\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN «zypper install» a\n'],
  ['others', 'FROM a\nRUN zypper refresh; zypper remove a\n'],
]);

fixCases(zypperCacheLeft, [
  ['RUN zypper in a\n', 'RUN zypper in a && zypper clean --all\n'],
  ['RUN ["zypper", "in", "a"]\n', null],
]);
