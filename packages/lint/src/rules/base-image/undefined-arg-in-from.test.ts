import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { undefinedArgInFrom } from './undefined-arg-in-from.ts';

ruleCases(undefinedArgInFrom, [
  'FROM --platform=$«BULIDPLATFORM» scratch\n',
  'FROM --platform=$BUILDPLATFORM golang:$TARGETARCH\n',
  ['declared without a value', 'ARG TAG\nFROM debian:${TAG}\n'],
  ['a default in place declares nothing', 'FROM debian:${«TAG»:-12}\n'],
  ['declared too late', 'FROM debian\nARG TAG=1\nFROM debian:$«TAG»\n'],
  ['an ENV does not count', 'FROM debian\nENV TAG=1\nFROM debian:$«TAG»\n'],
  'FROM $«A»/$«B»\n',
  '# check=skip=UndefinedArgInFrom\nFROM debian:$TAG\n',
  ['escaped', 'FROM debian:\\$TAG\n'],
]);

fixCases(undefinedArgInFrom, [
  ['FROM --platform=${BUILDPLATFROM} a\n', 'FROM --platform=${BUILDPLATFORM} a\n'],
  ['FROM debian:$NOTHING_LIKE_IT\n', null],
]);
