import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { addPlainFiles } from './add-plain-files.ts';

ruleCases(addPlainFiles, [
  'FROM a\n«ADD» file /usr/src/app/\n',
  'FROM a\nADD file.tgz /usr/src/app/\nADD "file.tar" /\n«ADD» a.zip /\n',
  'FROM a\nADD http://file /usr/src/app/\nADD https://example.com/a /b\n',
  'FROM a\nADD git@github.com:a/b.git /b\n',
  ['one of them is plain', 'FROM a\n«ADD» a.tar b /c/\n'],
  ['JSON form', 'FROM a\n«ADD» ["a b", "/c"]\nADD ["a b.tar.gz", "/c"]\n'],
  'FROM a\n«add» --chown=1:1 a b\n',
  ['a variable with a value', 'FROM a\nARG U=https://example.com/a\nADD $U /b\n'],
  ['a variable that is not known', 'FROM a\nARG U\nADD $U /b\nADD ${U}/x.tgz /b\n'],
  ['COPY', 'FROM a\nCOPY a b\n'],
  '# hadolint ignore=DL3020\nADD a b\n',
]);

fixCases(addPlainFiles, [
  ['FROM a\nadd --chown=1 a b\n', 'FROM a\ncopy --chown=1 a b\n'],
  ['FROM a\nADD a.tar b /c/\n', null],
  ['FROM a\nADD --unpack=false a /c/\n', null],
]);
