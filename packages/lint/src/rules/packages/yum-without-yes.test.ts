import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { yumWithoutYes } from './yum-without-yes.ts';

ruleCases(yumWithoutYes, [
  ['nothing', 'RUN yum «install» httpd-2\n'],
  [
    'other ways to install',
    'FROM a\nRUN yum «groupinstall» a; yum «localinstall» a.rpm; yum group «install» a; yum module «install» a:1\n',
  ],
  [
    'yes, anywhere',
    'FROM a\nRUN yum install -y a; yum -y install a; yum install a --assumeyes; yum -qy install a\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN yum «install» a\n'],
  ['other verbs', 'FROM a\nRUN yum clean all; yum update; echo yum install a\n'],
  ['by condition', 'FROM a\nRUN test -e /a || yum «install» a; { yum install -y b; }\n'],
]);

fixCases(yumWithoutYes, [
  ['RUN yum install a\n', 'RUN yum install -y a\n'],
  ['RUN yum group install a\n', 'RUN yum group install -y a\n'],
  ['RUN ["yum", "install", "a"]\n', null],
]);
