import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { unknownCopySource } from './unknown-copy-source.ts';

ruleCases(unknownCopySource, [
  ['without FROM', 'COPY --from=«foo» bar .\n'],
  'FROM scratch\nCOPY --from=«build» foo .\nFROM node AS build\n',
  'FROM scratch AS build\nFROM node\nCOPY --from=build foo .\n',
  'FROM a\nCOPY --from=haskell:latest bar .\n',
  'FROM a\nFROM b\nCOPY --from=0 bar .\nCOPY --from=1 bar .\nCOPY --from=«2» bar .\n',
  'FROM scratch AS Build\nFROM node\nCOPY --from=build foo .\n',
  ['its own stage is another rule', 'FROM scratch AS build\nCOPY --from=build a b\n'],
  'FROM a\nCOPY --from=localhost:5000/x a b\nCOPY --from=«x/y» a b\n',
  ['an error of its own', 'FROM a\nCOPY --from=$x a b\n'],
  'FROM a\n# hadolint ignore=DL3022\nCOPY --from=x a b\n',
]);

fixCases(unknownCopySource, [
  [
    'FROM a AS builder\nFROM a\nCOPY --from=bulider a b\n',
    'FROM a AS builder\nFROM a\nCOPY --from=builder a b\n',
  ],
  ['FROM a AS builder\nFROM a\nCOPY --from=nginx a b\n', null],
]);
