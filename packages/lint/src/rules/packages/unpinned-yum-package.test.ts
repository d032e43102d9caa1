import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedYumPackage } from './unpinned-yum-package.ts';

ruleCases(unpinnedYumPackage, [
  ['a name', 'RUN yum install -y «tomcat» && yum clean all\n'],
  ['a version', 'RUN yum install -y tomcat-9.2 openssl-1:1.1.1k rpm-sign-4.16.1.3 gcc-c++-1.1.1\n'],
  ['a dash is no version', 'FROM a\nRUN yum -y install «rpm-sign» «gcc-c++» «python3*»\n'],
  ['a module', 'FROM a\nRUN yum module install -y «tomcat» && yum module install -y tomcat:9\n'],
  [
    'values of options',
    'FROM a\nRUN yum install --enablerepo epel -c /etc/x -x kernel tomcat-9 -y\n',
  ],
  [
    'files and groups',
    'FROM a\nRUN yum install -y a.rpm ./b-1.rpm https://example.com/c.rpm @development\n',
  ],
  ['a version that ENV gives', 'FROM a\nENV V=2.51.0-2.fc42\nRUN yum -y install git-core-${V}\n'],
  [
    'a version that another stage has',
    'FROM a AS one\nENV V=2\nFROM a\nRUN yum -y install «git-core-$V»\nFROM one\nRUN yum -y install git-core-$V\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN yum install -y «tomcat»\n'],
  ['other commands', 'FROM a\nRUN yum update -y && yum remove tomcat; bash -c `echo yum`\n'],
]);
