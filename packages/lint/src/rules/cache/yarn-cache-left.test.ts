import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { yarnCacheLeft } from './yarn-cache-left.ts';

ruleCases(yarnCacheLeft, [
  ['nothing cleaned', 'RUN «yarn install» foo\n'],
  ['cleaned', 'RUN yarn install bar && yarn cache clean --all\n'],
  ['cleaned too early', 'FROM a\nRUN yarn cache clean && «yarn install»\n'],
  ['something else of the cache', 'FROM a\nRUN «yarn install» && yarn cache list\n'],
  [
    'mounted',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install\nRUN --mount=type=tmpfs,target=/usr/local/share/.cache/yarn yarn install\nRUN --mount=type=cache,target=/app/.yarn/cache yarn install\n',
  ],
  [
    'mounted elsewhere',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/x «yarn --cwd app install»\n',
  ],
  ['a stage that is not kept', 'FROM a AS b\nRUN yarn install\nFROM scratch\nRUN true\n'],
  ['a stage that another is built from', 'FROM a AS b\nRUN «yarn install»\nFROM b\nRUN true\n'],
  ['a trigger', 'FROM a AS b\nONBUILD RUN «yarn install»\nFROM scratch\n'],
  ['others', 'FROM a\nRUN yarn build && yarn run install\n'],
]);

fixCases(yarnCacheLeft, [
  [
    'FROM a\nRUN yarn install && yarn build\n',
    'FROM a\nRUN yarn install && yarn build && yarn cache clean\n',
  ],
  ['FROM a\nRUN test -e x && (cd x && yarn install)\n', null],
]);
