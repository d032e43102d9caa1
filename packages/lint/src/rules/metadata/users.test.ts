import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { missingUser } from './missing-user.ts';
import { rootUser } from './root-user.ts';
import { userNotNumeric } from './user-not-numeric.ts';

ruleCases(rootUser, [
  'FROM scratch\nUSER «root»\n',
  'FROM scratch\nUSER foo\n',
  'FROM scratch\nUSER «0»\n',
  'FROM scratch\nUSER «root:root»\n',
  'FROM scratch\nUSER «0:0»\n',
  'FROM scratch\nUSER 0root\nFROM scratch\nUSER rooty:root\n',
  'FROM scratch\nUSER root\nRUN something\nUSER foo\n',
  'FROM scratch\nUSER foo\nuser «"root"»\n',
  ['a stage that others are built from', 'FROM debian AS base\nUSER «root»\nFROM base\nRUN x\n'],
  ['each stage', 'FROM debian AS base\nUSER «root»\nFROM scratch\nUSER foo\n'],
  'FROM debian AS base\nUSER root\nRUN x\nUSER foo\nFROM scratch\nRUN x\n',
  ['a variable', 'FROM a\nARG U=root\nUSER $U\n'],
  ['without FROM', 'USER root\n'],
  ['a trigger', 'FROM a\nONBUILD USER root\n'],
  'FROM a\nUSER\n',
]);

fixCases(rootUser, [
  [
    'FROM debian:12\nUSER app\nUSER root\nRUN x\n\nCMD ["y"]\n',
    'FROM debian:12\nUSER app\nUSER root\nRUN x\n\nUSER app\n\nCMD ["y"]\n',
  ],
  [
    'FROM debian:12\r\nUSER root\r\nRUN x',
    'FROM debian:12\r\nUSER root\r\nRUN x\r\nUSER 65532:65532',
  ],
  ['FROM node:22\nUSER root\nRUN x\n', 'FROM node:22\nUSER root\nRUN x\nUSER node\n'],
]);

const CMD = 'CMD ["x"]\n';

ruleCases(missingUser, [
  `FROM «debian:12»\n${CMD}`,
  `FROM debian:12\nUSER app\n${CMD}`,
  ['root is said: another rule', `FROM debian:12\nUSER root\n${CMD}`],
  ['inherited', `FROM debian:12 AS base\nUSER app\nFROM base\n${CMD}`],
  ['the last stage alone', `FROM debian:12 AS build\n${CMD}FROM «scratch»\n${CMD}`],
  ['it is not known who that is', `FROM registry.example.com/app:1\n${CMD}`],
  ['nothing runs', 'FROM debian:12\nRUN x\n'],
  ['Windows', `FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n${CMD}`],
  `FROM «docker.io/library/nginx:1.27»\nENTRYPOINT x\n`,
  'RUN x\n',
]);

ruleCases(missingUser, [`FROM debian:12\n${CMD}`, `FROM «own:1»\n${CMD}`, `FROM «own:2»\n${CMD}`], {
  facts: { imageUsers: { 'debian:12': 'app', 'own:1': '', 'own:2': '0:0' } },
});

fixCases(missingUser, [
  [
    'FROM debian:12\nRUN x\nEXPOSE 80\nCMD ["x"]\n',
    'FROM debian:12\nRUN x\nUSER 65532:65532\nEXPOSE 80\nCMD ["x"]\n',
  ],
]);

ruleCases(userNotNumeric, [
  'USER 12345\n',
  'USER 1234:5678\n',
  'USER «foobar»\n',
  'USER «foobar:barfoo»\n',
  ['a group by name', 'USER 1234:staff\n'],
  ['a number behind a variable', 'FROM a\nARG ID=1000\nUSER $ID\n'],
  ['a name behind one', 'FROM a\nARG ID=app\nUSER «${ID}»\n'],
  ['what it will be is not known', 'FROM a\nARG ID\nUSER $ID\nUSER ${X:-$HOSTNAME}\n'],
  ['Windows', 'FROM mcr.microsoft.com/windows/nanoserver\nUSER ContainerUser\n'],
  'FROM a\nUSER "1000"\n',
]);

fixCases(userNotNumeric, [
  ['FROM a\nuser root\n', 'FROM a\nuser 0\n'],
  ['FROM a\nUSER root:root \n', 'FROM a\nUSER 0:0 \n'],
  ['FROM a\nUSER app\n', null],
]);
