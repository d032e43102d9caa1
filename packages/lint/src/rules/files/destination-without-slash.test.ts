import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { destinationWithoutSlash } from './destination-without-slash.ts';

ruleCases(destinationWithoutSlash, [
  'FROM a\nCOPY foo bar «baz»\n',
  'FROM a\nCOPY foo bar baz/\nCOPY foo bar "baz/"\n',
  'FROM a\nCOPY foo bar\n',
  'FROM a\nCOPY a b «.»\n',
  'FROM a\nCOPY ["a b", "c", «"d"»]\nCOPY ["a", "b", "c/"]\n',
  'COPY --chown=1 --from=x a b «c»\n',
  ['ADD is not asked', 'FROM a\nADD a b c\n'],
  'FROM a\nCOPY a \\\n b \\\n «c»\n',
  'FROM a\nCOPY a b «$DIR»\n',
]);

fixCases(destinationWithoutSlash, [
  ['FROM a\nCOPY a b c\n', 'FROM a\nCOPY a b c/\n'],
  ['FROM a\nCOPY ["a", "b", "c"]\n', 'FROM a\nCOPY ["a", "b", "c/"]\n'],
  ['FROM a\nCOPY a b .\r\n', 'FROM a\nCOPY a b ./\r\n'],
]);
