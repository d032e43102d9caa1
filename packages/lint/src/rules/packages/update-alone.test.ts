import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { updateAlone } from './update-alone.ts';

ruleCases(updateAlone, [
  'RUN «apt-get update»\n',
  'RUN apt-get update && apt-get install -y curl\n',
  'RUN sudo «apt-get -qq update» && rm -rf /tmp/x\nRUN apt-get install x\n',
  'RUN «apk update»\nRUN apk add x\n',
  'RUN apk update && apk upgrade\n',
  'RUN yum update\nRUN dnf update\n',
  'RUN --mount=type=cache,target=/var/lib/apt apt-get update\n',
  ['one that is used in the same RUN', 'RUN if x; then apt-get update; fi; apt-get -y install b\n'],
  'RUN apt-get update; apt-get build-dep x\n',
  'ONBUILD RUN «apt update»\n',
  'RUN [«"apt-get", "update"»]\n',
]);

fixCases(updateAlone, [
  [
    'FROM a\nRUN apt-get update\nRUN apt-get install -y b\n',
    'FROM a\nRUN apt-get update && \\\n    apt-get install -y b\n',
  ],
  ['FROM a\nRUN apt-get update\nRUN x\n', null],
  ['FROM a\nRUN apt-get update\nCOPY a b\nRUN apt-get install -y b\n', null],
]);
