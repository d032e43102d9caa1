import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedDnfPackage } from './unpinned-dnf-package.ts';

ruleCases(unpinnedDnfPackage, [
  ['both programs', 'RUN dnf install -y «tomcat»; microdnf install -y «tomcat»\n'],
  ['versions', 'RUN dnf install -y tomcat-9.0.1 openssl-1:1.1.1k rpm-sign-4.16\n'],
  ['a dash is no version', 'FROM a\nRUN microdnf -y install «rpm-sign»\n'],
  [
    'modules and groups',
    'FROM a\nRUN dnf module install -y «tomcat» && dnf module install tomcat:9 && dnf group install -y dev\n',
  ],
  [
    'options with values',
    'FROM a\nRUN dnf install -y --setopt install_weak_deps=0 --nodocs --repo=x a-1\n',
  ],
  ['another program', 'FROM a\nRUN notdnf install tomcat; echo dnf install tomcat\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN dnf install -y «tomcat»\n'],
]);
