import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { dnfWithoutYes } from './dnf-without-yes.ts';

ruleCases(dnfWithoutYes, [
  ['its small relative', 'RUN microdnf «install» a; microdnf install -y a\n'],
  ['nothing', 'RUN dnf «install» httpd-2\n'],
  [
    'other ways to install',
    'FROM a\nRUN dnf «groupinstall» a; dnf «localinstall» a.rpm; dnf group «install» a; dnf module «install» a:1\n',
  ],
  [
    'yes, anywhere',
    'FROM a\nRUN dnf install -y a; dnf -y install a; dnf install a --assumeyes; dnf -qy install a\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN dnf «install» a\n'],
  ['other verbs', 'FROM a\nRUN dnf clean all; dnf update; echo dnf install a\n'],
  ['by condition', 'FROM a\nRUN test -e /a || dnf «install» a; { dnf install -y b; }\n'],
]);

fixCases(dnfWithoutYes, [
  ['RUN dnf install a\n', 'RUN dnf install -y a\n'],
  ['RUN dnf group install a\n', 'RUN dnf group install -y a\n'],
  ['RUN ["dnf", "install", "a"]\n', null],
]);
