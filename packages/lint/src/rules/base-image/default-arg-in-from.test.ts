import { ruleCases } from '../../../test/support/cases.ts';
import { defaultArgInFrom } from './default-arg-in-from.ts';

ruleCases(defaultArgInFrom, [
  ['empty at the end is fine', 'ARG VARIANT\nFROM alpine:3.20${VARIANT}\n'],
  'ARG A\nFROM «$A»\n',
  'ARG A=UPPER\nFROM «$A»\n',
  'ARG TAG=1\nFROM busybox:$TAG\n',
  ['not declared at all', 'FROM «busybox:$TAG»\n'],
  ['the platform is always there', 'FROM busybox:$TARGETARCH\n'],
  'ARG A\nARG B=a$A\nFROM «$A» AS x\nFROM $B\n',
  ['a wrong name without variables is an error', 'FROM Busybox\n'],
  ['a stage', 'ARG S=one\nFROM scratch AS one\nFROM $S\n'],
]);
ruleCases(defaultArgInFrom, [['whatever is given', 'ARG A\nFROM «$A»\n']], {
  buildArgs: { A: 'busybox' },
});
