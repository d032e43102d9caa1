import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { emptyContinuation } from './empty-continuation.ts';

ruleCases(emptyContinuation, [
  'FROM scratch\nCOPY a \\\n\n«/c»\n',
  'FROM scratch\nCOPY a \\\n# a comment\n/c\n',
  ['one finding for several blank lines', 'FROM scratch\nRUN a \\\n\n b \\\n   \n\n« c»\n'],
  'FROM scratch\nRUN a \\\n b\n\nRUN c\n',
  ['a here-document may have them', 'FROM scratch\nRUN <<EOF\na\n\nb\nEOF\n'],
  ['the file ends in it', 'FROM scratch\nRUN a \\\n«»\n'],
  '# check=skip=NoEmptyContinuation\nFROM scratch\nRUN a \\\n\n b\n',
]);

fixCases(emptyContinuation, [
  [
    'FROM a\r\nRUN a \\\r\n\r\n  b \\\r\n \t \r\n  c\r\n',
    'FROM a\r\nRUN a \\\r\n  b \\\r\n  c\r\n',
  ],
  ['FROM a\nRUN a \\\n\n# x\n\n  b', 'FROM a\nRUN a \\\n# x\n  b'],
  ['FROM a\nRUN a <<E \\\n\n b\n\nE\n', 'FROM a\nRUN a <<E \\\n b\n\nE\n'],
]);
