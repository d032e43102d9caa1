import { ruleCases } from '../../../test/support/cases.ts';
import { copyIgnoredFile } from './copy-ignored-file.ts';

ruleCases(
  copyIgnoredFile,
  [
    'FROM scratch\nCOPY «Dockerfile» .\nADD «Dockerfile» /windy\n',
    'FROM scratch\nCOPY «./foobar/a» /c\nCOPY «/foobar» /c\nCOPY other /c\n',
    'FROM scratch\nCOPY other «a.log» /x/\n',
    ['another stage', 'FROM a AS b\nFROM scratch\nCOPY --from=b foobar /c\n'],
    ['a URL', 'FROM scratch\nADD https://example.com/foobar /c\n'],
    ['a here-document', 'FROM scratch\nCOPY <<foobar /c\nx\nfoobar\n'],
    'FROM scratch\nARG D=foobar\nCOPY «$D» /c\n',
    ['the whole context', 'FROM scratch\nCOPY . /\n'],
    'FROM scratch\nCOPY [«"foobar"», "/c"]\n',
    ['out of the context', 'FROM scratch\nCOPY ../foobar /c\nCOPY «a/../foobar» /c\n'],
    'FROM scratch\n# check=skip=CopyIgnoredFile\nCOPY foobar /c\n',
  ],
  { ignoreFile: '# a comment\nDockerfile\nfoobar\n*.log\n' },
);
ruleCases(copyIgnoredFile, ['FROM scratch\nCOPY «.» /\nCOPY «a» /\n'], { ignoreFile: '**\n' });
ruleCases(copyIgnoredFile, [['exceptions', 'FROM scratch\nCOPY a /\nCOPY . /\n']], {
  ignoreFile: '*\n!a/b\n',
});
ruleCases(copyIgnoredFile, [['no such file', 'FROM scratch\nCOPY a /\n']]);
