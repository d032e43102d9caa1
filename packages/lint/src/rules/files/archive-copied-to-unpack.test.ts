import { fixCases, ruleCases } from '../../../test/support/cases.ts';
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

fixCases(archiveCopiedToUnpack, [
  [
    'FROM a\n# the program\ncopy app.tgz /tmp/\nRUN tar -xzf /tmp/app.tgz -C /opt && rm /tmp/app.tgz\nRUN b\n',
    'FROM a\n# the program\nadd app.tgz /opt/\nRUN b\n',
  ],
  [
    'FROM a\r\nWORKDIR /src\r\nCOPY app.tar ./\r\nRUN mkdir -p x && tar xf app.tar && \\\r\n  make\r\n',
    'FROM a\r\nWORKDIR /src\r\nADD app.tar /src/\r\nRUN mkdir -p x && \\\r\n  make\r\n',
  ],
  [
    '# escape=`\nFROM a\nCOPY x/app.tar.xz `\n  /app.tar.xz\nRUN tar --extract --file=/app.tar.xz --directory / `\n  && rm -f /app.tar.xz `\n  && make\n',
    '# escape=`\nFROM a\nADD x/app.tar.xz `\n  /\nRUN make\n',
  ],
  // What ADD can't do is done with a mount, where the archive is deleted.
  [
    'FROM a\nCOPY app.tgz /tmp/\nRUN tar -xzf /tmp/app.tgz --strip-components=1 && rm /tmp/app.tgz\n',
    'FROM a\nRUN --mount=type=bind,source=app.tgz,target=/tmp/app.tgz tar -xzf /tmp/app.tgz --strip-components=1\n',
  ],
  ['FROM a\nCOPY app.tgz /tmp/\nRUN tar -xzf /tmp/app.tgz --strip-components=1\n', null],
  ['FROM a\nCOPY app.tgz /tmp/\nRUN tar -xzf /tmp/app.tgz one two\n', null],
  ['FROM a\nCOPY app.tgz /tmp/\nRUN cd /tmp && tar xzf app.tgz\n', null],
  ['FROM a\nCOPY app.tgz /tmp/\nRUN rm -rf /opt\nRUN tar xzf /tmp/app.tgz -C /opt\n', null],
  ['FROM a\nCOPY app.tgz /tmp/\nRUN tar xzf /tmp/app.tgz -C $DIR\n', null],
  ['FROM a\nCOPY app.tgz /tmp/\nRUN tar xzf /tmp/app.tgz && sha256sum /tmp/app.tgz\n', null],
  ['FROM a\nUSER app\nCOPY app.tgz /tmp/\nRUN tar xzf /tmp/app.tgz -C /opt\n', null],
  ['FROM a\nCOPY --chown=app app.tgz /tmp/\nRUN tar xzf /tmp/app.tgz -C /opt\n', null],
  ['FROM a\nCOPY a.tgz b.tgz /tmp/\nRUN tar xzf /tmp/a.tgz -C /opt\n', null],
]);
