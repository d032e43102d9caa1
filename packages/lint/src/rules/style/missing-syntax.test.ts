import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { missingSyntax } from './missing-syntax.ts';

ruleCases(missingSyntax, [
  'FROM a\nCOPY a b\nRUN --mount=type=cache,target=/x y\n',
  ['the newest', 'FROM a\nCOPY --link a b\nADD «--checksum=sha256:00» https://a.b/c /\n'],
  'FROM a\nRUN «<<EOF»\nx\nEOF\n',
  '# syntax=docker/dockerfile:1\nFROM a\nCOPY --link a b\n',
  '# syntax=example.com/other\nFROM a\nCOPY --link a b\n',
  'FROM a\nCOPY --chmod=755 a b\n',
  'FROM a\nONBUILD COPY «--link» a b\n',
  'FROM a\nHEALTHCHECK «--start-interval=1s» CMD x\n',
  'FROM a\n',
]);

fixCases(missingSyntax, [
  [
    '\uFEFF# escape=`\r\nFROM a\r\nCOPY --link a b\r\n',
    '\uFEFF# syntax=docker/dockerfile:1\r\n# escape=`\r\nFROM a\r\nCOPY --link a b\r\n',
  ],
  [
    '# a comment\nFROM a\nCOPY --link a b',
    '# syntax=docker/dockerfile:1\n# a comment\nFROM a\nCOPY --link a b',
  ],
]);
