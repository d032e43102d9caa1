import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { cdInsteadOfWorkdir } from './cd-instead-of-workdir.ts';

ruleCases(cdInsteadOfWorkdir, [
  ['WORKDIR', 'WORKDIR /opt\n'],
  ['cd', 'RUN «cd» /opt\n'],
  ['each of them', 'FROM a\nRUN «cd» /a && b && «cd» - && (c; «cd» ..)\n'],
  ['not in a trigger', 'FROM a\nONBUILD RUN cd /opt && make\n'],
  ['not in CMD', 'FROM a\nCMD cd /opt && ./run\n'],
  ['a word that is no command', 'FROM a\nRUN echo cd && abcd && git -C cd x\n'],
  ['in a subshell and a loop', 'FROM a\nRUN («cd» /a) && for i in b; do «cd» $i; done\n'],
  ['in a here-document', 'FROM a\nRUN <<EOF\n«cd» /a\nmake\nEOF\n'],
]);

fixCases(cdInsteadOfWorkdir, [
  [
    'FROM a\nWORKDIR /\nRUN cd /src && make\nCOPY . b\n',
    'FROM a\nWORKDIR /\nWORKDIR /src\nRUN make\nWORKDIR /\nCOPY . b\n',
  ],
  ['FROM a AS b\nRUN cd /src && make\nFROM c\n', 'FROM a AS b\nWORKDIR /src\nRUN make\nFROM c\n'],
  ['FROM a\nRUN cd /src && make\nCMD ["x"]\n', 'FROM a\nWORKDIR /src\nRUN make\nCMD ["x"]\n'],
  [
    'FROM a\nRUN cd /src && make\nWORKDIR /b\nCOPY . .\n',
    'FROM a\nWORKDIR /src\nRUN make\nWORKDIR /b\nCOPY . .\n',
  ],
  [
    'FROM a AS x\nWORKDIR /w\nFROM x\n# why\nRUN cd /src \\\n && make \\\n && more\nRUN y\n',
    'FROM a AS x\nWORKDIR /w\nFROM x\nWORKDIR /src\n# why\nRUN make \\\n && more\nWORKDIR /w\nRUN y\n',
  ],
  ['FROM a\nRUN cd /src && make\nRUN b\n', null],
  ['FROM a\nWORKDIR /\nRUN cd src && make\n', null],
  ['FROM a\nWORKDIR /\nRUN cd "$X" && make\n', null],
  ['FROM a\nWORKDIR /\nRUN cd /src; make\n', null],
  ['FROM a\nWORKDIR /\nRUN make && cd /src && x\n', null],
  ['FROM a\nWORKDIR /\nRUN cd /src\n', null],
  ['FROM a\nWORKDIR /\nRUN --mount=type=bind,target=b cd /src && make\n', null],
]);
