import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { undefinedVariable } from './undefined-variable.ts';

ruleCases(undefinedVariable, [
  'FROM scratch\nARG foo\nCOPY a$foo ${foo} .\n',
  'FROM alpine AS base\nARG foo\nCOPY a${foo} .\nFROM base\nRUN echo $foo\nCOPY $foo .\n',
  ['the shell is left alone', 'FROM alpine\nRUN echo $foo\nCMD echo $foo\nHEALTHCHECK CMD $foo\n'],
  'FROM alpine\nCOPY $«foo» .\n',
  'FROM alpine\nARG DIR_ASSETS=assets/\nCOPY $«DIR_ASSET» .\n',
  ['a default defines nothing', 'FROM alpine\nCOPY ${«a»:-b} ${«A»-b} .\nCOPY ${«a»#b} .\n'],
  ['an image may set it', 'FROM golang:1\nWORKDIR $GOPATH/src\nENV X=$«goPath»\n'],
  ['escaped', 'FROM alpine\nENV A=\\$B C=\'$D\' E="$«F»"\n'],
  ['not in the same ENV', 'FROM alpine\nENV A=1 B=$«A»\n'],
  ['but in the same ARG', 'FROM alpine\nARG A=1 B=$A\n'],
  ['a global one alone', 'ARG A=1\nFROM alpine\nLABEL a=$«A»\nARG A\nLABEL a=$A\n'],
  [
    'platform variables need an ARG',
    'FROM alpine\nENV A=$«TARGETARCH»\nARG TARGETARCH\nENV B=$TARGETARCH\n',
  ],
  'FROM alpine\nRUN --mount=type=cache,target=/c/$«X» a\n',
  ['ports and triggers', 'FROM alpine\nEXPOSE $P\nONBUILD COPY $X .\n'],
  'FROM alpine\nENV PATH=/a:$PATH\n',
  'FROM alpine\nCOPY <<EOF /a\n$«x» \\$y\nEOF\nCOPY <<"EOF" /b\n$x\nEOF\n',
  '# check=skip=UndefinedVar\nFROM alpine\nCOPY $foo .\n',
  ['without FROM', 'ENV A=$B\n'],
]);

fixCases(undefinedVariable, [
  ['FROM alpine\nENV PATH=${PAHT}:/x\n', 'FROM alpine\nENV PATH=${PATH}:/x\n'],
  ['FROM alpine\nENV A=$NOTHING_LIKE_IT\n', null],
]);
