import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedApkPackage } from './unpinned-apk-package.ts';

ruleCases(unpinnedApkPackage, [
  ['without FROM', 'RUN apk add «flex»\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN apk add --no-cache «flex» bison=3.8.2-r0\n'],
  ['bounds', 'FROM a\nRUN apk add git~2.45 curl~=8 "jq>1.7"\n'],
  [
    'a virtual package and a repository, apart and joined',
    'FROM a\nRUN apk --no-cache add -t .deps --virtual=.more -X https://example.com/edge --repository https://example.com/main «gcc» musl=1.2\n',
  ],
  [
    'a file, one that must not be there',
    'FROM a\nRUN apk add --allow-untrusted ./a-1.apk b.apk !c\n',
  ],
  ['from a tagged repository', 'FROM a\nRUN apk add «git@edge»\n'],
  ['other commands', 'FROM a\nRUN apk update && apk del flex && echo apk add flex\n'],
  ['over lines', 'FROM a\nRUN set -x \\\n && apk add -U \\\n    a=1 \\\n    «b» \\\n && make\n'],
  ['a variable with versions', 'FROM a\nARG V=1\nRUN apk add git=${V} «"vim"»\n'],
]);
