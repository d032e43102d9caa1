import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { aptListsLeft } from './apt-lists-left.ts';

ruleCases(aptListsLeft, [
  ['nothing cleaned', 'FROM scratch\nRUN «apt-get update» && apt-get install python\n'],
  ['without FROM', 'RUN «apt-get -qq update»\n'],
  [
    'a stage that nobody is built from',
    'FROM ubuntu AS foo\nRUN apt-get update && apt-get install python\nFROM scratch\nRUN echo hey!\n',
  ],
  ['the last stage', 'FROM ubuntu AS foo\nFROM scratch\nRUN «apt-get update»\n'],
  [
    'a stage that another is built from',
    'FROM ubuntu AS foo\nRUN «apt-get update»\nFROM foo\nRUN true\n',
  ],
  ['a trigger, in any stage', 'FROM ubuntu AS foo\nONBUILD RUN «apt-get update»\nFROM scratch\n'],
  [
    'cleaned, in several ways',
    'FROM a\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nRUN apt-get update && rm -r -f /tmp/x /var/lib/apt/lists\nRUN apt-get update; apt-get clean; sudo rm --recursive /var/lib/apt/lists/* || true\n',
  ],
  [
    'cleaned with what is around it',
    'FROM a\nRUN apt-get update && rm -rf /var/lib/apt\nRUN apt-get update; rm -rf /var/lib/a*\nRUN «apt-get update»; rm -rf /var/lib/a\n',
  ],
  [
    'by other names',
    'FROM a\nRUN «apt update»\nRUN apt update && «apt-get update»\nRUN apt-get update && «aptitude update»\n',
  ],
  ['cleaned too early', 'FROM a\nRUN rm -rf /var/lib/apt/lists/* && «apt-get update»\n'],
  [
    'something else cleaned',
    'FROM a\nRUN «apt-get update» && rm -rf /tmp/* && rm -f /var/lib/apt/lists/lock\n',
  ],
  ['cleaned in another layer', 'FROM a\nRUN «apt-get update»\nRUN rm -rf /var/lib/apt/lists/*\n'],
  [
    'a cache mount of the lists',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update\n',
  ],
  [
    'cache mounts of both folders',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt \\\n    --mount=type=cache,dst=/var/cache/apt,sharing=locked \\\n    apt-get update\n',
  ],
  [
    'only one of them',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/apt «apt-get update»\nRUN --mount=type=cache,target=/var/lib/apt «apt-get update»\n',
  ],
  [
    'a bind mount is no cache',
    'FROM a\nRUN --mount=type=bind,target=/var/lib/apt/lists «apt-get update»\n',
  ],
  ['a tmpfs mount', 'FROM a\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update\n'],
]);

fixCases(aptListsLeft, [
  [
    'FROM a\nRUN apt-get update && apt-get install -y b\n',
    'FROM a\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*\n',
  ],
  [
    'FROM a\r\nRUN apt-get update \\\r\n && apt-get install -y \\\r\n      b \\\r\n && c\r\n',
    'FROM a\r\nRUN apt-get update \\\r\n && apt-get install -y \\\r\n      b \\\r\n && c \\\r\n && rm -rf /var/lib/apt/lists/*\r\n',
  ],
  [
    '# escape=`\nFROM a\nRUN apt-get update && `\n    apt-get install -y `\n      b\n',
    '# escape=`\nFROM a\nRUN apt-get update && `\n    apt-get install -y `\n      b && `\n    rm -rf /var/lib/apt/lists/*\n',
  ],
  [
    'FROM a\nRUN <<EOF\napt-get update\napt-get install -y b\nEOF\n',
    'FROM a\nRUN <<EOF\napt-get update\napt-get install -y b && rm -rf /var/lib/apt/lists/*\nEOF\n',
  ],
  [
    'FROM a\nRUN sudo apt-get update;\n',
    'FROM a\nRUN sudo apt-get update && sudo rm -rf /var/lib/apt/lists/*;\n',
  ],
  ['FROM a\nRUN if x; then apt-get update; fi\n', null],
  ['FROM a\nRUN apt-get update && (a; b)\n', null],
  ['FROM a\nRUN apt-get update # then more\n', null],
  ['FROM a\nRUN apt-get update && x[y z\n', null],
  ['FROM a\nRUN ["apt-get", "update"]\n', null],
  ['FROM a\nRUN apt-get update && cat <<EOF >/x\na\nEOF\n', null],
]);
