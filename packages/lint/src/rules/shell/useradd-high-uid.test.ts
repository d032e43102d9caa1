import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { useraddHighUid } from './useradd-high-uid.ts';

ruleCases(useraddHighUid, [
  ['no UID', 'RUN useradd luser\n'],
  ['a small one', 'RUN useradd -u 12345 luser\nRUN useradd --uid=99999 luser\n'],
  [
    'the option',
    'RUN useradd -l -u 123456 luser\nRUN useradd --no-log-init --uid 123456 luser\nRUN useradd -lmu 123456 a\n',
  ],
  ['a high one', 'RUN useradd -u «123456» luser\nRUN useradd --uid «123456» luser\n'],
  [
    'joined',
    'FROM a\nRUN useradd «--uid=123456» a; useradd «-u123456» a; useradd -mu «123456» a\n',
  ],
  ['another value', 'FROM a\nRUN useradd -g 123456 -d /123456 -c 1234567 a\n'],
  ['what is not known', 'FROM a\nRUN useradd -u $UID a; useradd -u "$(id)" b\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN useradd -u «1234567» a\n'],
  ['another program', 'FROM a\nRUN adduser -u 123456 a; usermod -u 123456 a\n'],
]);

fixCases(useraddHighUid, [
  ['RUN useradd -u 123456 a\n', 'RUN useradd -l -u 123456 a\n'],
  ['RUN sudo /usr/sbin/useradd --uid=123456 a\n', 'RUN sudo /usr/sbin/useradd -l --uid=123456 a\n'],
  ['RUN ["useradd", "-u", "123456", "a"]\n', null],
]);
