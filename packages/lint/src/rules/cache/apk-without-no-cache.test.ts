import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { apkWithoutNoCache } from './apk-without-no-cache.ts';

ruleCases(apkWithoutNoCache, [
  ['nothing', 'RUN apk «add» flex=1\n'],
  [
    'the option, anywhere',
    'RUN apk add --no-cache a; apk --no-cache add a; apk add a --no-cache\n',
  ],
  [
    'mounted',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/apk apk add -U a\nRUN --mount=type=tmpfs,target=/var/cache/apk apk add a\nRUN --mount=type=cache,target=/etc/apk/cache apk add a\n',
  ],
  ['mounted elsewhere', 'FROM a\nRUN --mount=type=cache,target=/var/cache/foo apk «add» -U a\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN apk «add» a\n'],
  ['removing the cache does not count', 'FROM a\nRUN apk «add» -U a && rm -rf /var/cache/apk/*\n'],
  ['each of several', 'FROM a\nRUN apk «add» a && apk add --no-cache b && apk «add» c\n'],
]);

fixCases(apkWithoutNoCache, [
  ['RUN apk add a\n', 'RUN apk add --no-cache a\n'],
  ['RUN apk update && apk add a && rm -rf /var/cache/apk/*\n', 'RUN apk add --no-cache a\n'],
  [
    'RUN set -x \\\n && apk update \\\n && apk add -U \\\n      a \\\n && make \\\n && rm -r /var/cache/apk\n',
    'RUN set -x \\\n && apk add --no-cache -U \\\n      a \\\n && make\n',
  ],
  [
    'RUN apk add a && apk add b && rm -rf /var/cache/apk/*\n',
    'RUN apk add --no-cache a && apk add b && rm -rf /var/cache/apk/*\n',
  ],
  [
    'RUN apk add a && rm -rf /var/cache/apk/* /tmp/*\n',
    'RUN apk add --no-cache a && rm -rf /var/cache/apk/* /tmp/*\n',
  ],
  [
    'RUN apk update || true; apk add a && rm -rf /var/cache/apk/*\n',
    'RUN apk update || true; apk add --no-cache a && rm -rf /var/cache/apk/*\n',
  ],
  ['RUN ["apk", "add", "a"]\n', null],
]);
