import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { copyToRelative } from './copy-to-relative.ts';

ruleCases(copyToRelative, [
  'FROM scratch\nCOPY bla «blubb»\n',
  'FROM scratch\nWORKDIR /usr\nCOPY bla blubb\n',
  'FROM scratch\nCOPY bla /blubb\nCOPY bla "/b"\nCOPY bla $D/x\nCOPY bla C:/x\nCOPY bla "c:\\x"\n',
  'FROM a AS one\nWORKDIR /x\nFROM one\nCOPY a b\n',
  'FROM a AS one\nWORKDIR /x\nFROM b\nCOPY a «b»\n',
  ['set too late', 'FROM a\nCOPY a «b»\nWORKDIR /x\nCOPY a b\n'],
  'FROM a\nCOPY --from=x ["a", «"b"»]\n',
  ['ADD is not asked', 'FROM a\nADD a b\n'],
  'FROM a AS a1\nCOPY a «b»\nWORKDIR /c\nFROM a1\nCOPY a b\n',
  ['the current folder', 'FROM a\nCOPY . «.»\n'],
]);

fixCases(copyToRelative, [
  ['FROM scratch\nCOPY a b/\n', 'FROM scratch\nCOPY a /b/\n'],
  ['FROM debian:12\nCOPY . .\n', 'FROM debian:12\nCOPY . /\n'],
  ['FROM alpine\nCOPY . ./a/b/.\n', 'FROM alpine\nCOPY . /a/b/\n'],
  ['FROM node\nCOPY . .\n', null],
  ['FROM scratch\nCOPY a ../b\n', null],
]);
