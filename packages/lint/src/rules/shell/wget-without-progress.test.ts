import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { wgetWithoutProgress } from './wget-without-progress.ts';

ruleCases(wgetWithoutProgress, [
  ['nothing', 'FROM node\nRUN «wget» my.xyz\n'],
  ['progress', 'FROM node\nRUN wget --progress=dot:giga a; wget a --progress dot\n'],
  ['quiet', 'FROM node\nRUN wget -q a; wget --quiet a; wget -qO- a; wget -O- -q a; wget -cq a\n'],
  ['not verbose', 'FROM node\nRUN wget -nv a; wget --no-verbose a\n'],
  [
    'the log in a file',
    'FROM node\nRUN wget -o /l a; wget --output-file=/l a; wget -a /l a; wget --append-output=/l a\n',
  ],
  [
    'letters that belong to a value',
    'FROM node\nRUN «wget» -O/tmp/q a; «wget» -O aq b; «wget» -nc a\n',
  ],
  ['in a trigger', 'FROM node\nONBUILD RUN «wget» a\n'],
  ['in a pipe', 'FROM node\nRUN «wget» -O - a | tar xz\n'],
  ['over lines', 'FROM node\nRUN «wget» \\\n  -O a \\\n  b && \\\n  wget -nv \\\n  c\n'],
]);

fixCases(wgetWithoutProgress, [
  ['FROM debian\nRUN wget a\n', 'FROM debian\nRUN wget --progress=dot:giga a\n'],
  ['FROM alpine:3.20\nRUN wget a\n', 'FROM alpine:3.20\nRUN wget -q a\n'],
  [
    'FROM alpine:3.20\nRUN apk add wget && wget a\n',
    'FROM alpine:3.20\nRUN apk add wget && wget --progress=dot:giga a\n',
  ],
  [
    'FROM python:3-alpine AS a\nFROM a\nRUN wget a\n',
    'FROM python:3-alpine AS a\nFROM a\nRUN wget -q a\n',
  ],
  ['FROM a\nRUN ["wget", "a"]\n', null],
]);
