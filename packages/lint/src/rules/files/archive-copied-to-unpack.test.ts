import { ruleCases } from '../../../test/support/cases.ts';
import { archiveCopiedToUnpack } from './archive-copied-to-unpack.ts';

ruleCases(archiveCopiedToUnpack, [
  'FROM a\nCOPY «app.tar» /usr/src/app\nRUN tar -xf /usr/src/app/app.tar\n',
  'FROM a\nCOPY «a/b/app.tar» /foo.tar\nRUN tar -x -f /foo.tar -C /opt && rm /foo.tar\n',
  'FROM a\nCOPY «app.tgz» x.txt /tmp/\nRUN cd /tmp && tar xzf app.tgz\n',
  ['not unpacked', 'FROM a\nCOPY app.tar /x/\nRUN tar -cf /x/app.tar /y\nRUN echo app.tar\n'],
  ['unpacked before', 'FROM a\nRUN tar -xf app.tar\nCOPY app.tar /x/\n'],
  ['in another stage', 'FROM a\nCOPY app.tar /x/\nFROM b\nRUN tar -xf /x/app.tar\n'],
  ['ADD unpacks no zip', 'FROM a\nCOPY app.zip /x/\nRUN unzip /x/app.zip\n'],
  ['from another stage', 'FROM a AS b\nFROM a\nCOPY --from=b a.tar /\nRUN tar -xf /a.tar\n'],
  'FROM a\nCOPY [«"a b.tar.gz"», "/x/"]\nRUN tar --extract --file "/x/a b.tar.gz"\n',
  ['another file', 'FROM a\nCOPY app.tar /x/\nRUN tar -xf /x/other.tar\n'],
  'FROM a\nCOPY «app.tar» /x/\nRUN if true; then gunzip < y | (unxz /x/app.tar); fi\n',
  '# hadolint global ignore=DL3010\nFROM a\nCOPY a.tar /\nRUN tar -xf /a.tar\n',
]);
