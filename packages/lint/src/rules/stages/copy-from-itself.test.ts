import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { copyFromItself } from './copy-from-itself.ts';

ruleCases(copyFromItself, [
  'FROM node AS foo\nCOPY --from=«foo» bar .\n',
  'FROM node AS foo\nFROM node\nCOPY --from=foo bar .\n',
  'FROM node AS Foo\nCOPY --from=«fOO» bar .\n',
  ['an image of that name', 'FROM foo\nCOPY --from=foo bar .\n'],
  ['without FROM', 'COPY --from=foo bar .\n'],
  'FROM a AS foo\nCOPY bar --from=foo\n',
  ['a trigger acts in another stage', 'FROM a AS foo\nONBUILD COPY --from=foo a b\n'],
  'FROM a AS foo\nCOPY --chown=1 --from=«foo» a b\nCOPY --from=«foo» c d\n',
]);

fixCases(copyFromItself, [
  [
    'FROM a AS build\nFROM b AS run\nCOPY --from=run x y\n',
    'FROM a AS build\nFROM b AS run\nCOPY --from=build x y\n',
  ],
  [
    'FROM a\nFROM b AS run\ncopy --from=RUN x y\r\n',
    'FROM a\nFROM b AS run\ncopy --from=0 x y\r\n',
  ],
  ['FROM a AS one\nFROM b AS two\nFROM c AS run\nCOPY --from=run x y\n', null],
  ['FROM a AS run\nCOPY --from=run x y\n', null],
]);
