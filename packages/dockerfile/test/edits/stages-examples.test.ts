import { describe, expect, test } from 'vitest';
import type { GraphIntent } from '../../src/index.ts';
import { after, applyLawfully } from '../support/intents.ts';

type Case = readonly [name: string, before: string, intent: GraphIntent, expected: string];

const TWO = 'FROM golang:1.25 AS build\nRUN make\n\nFROM alpine\nCOPY --from=build /app /app\n';
const image = (ref: string) => ({ kind: 'image', ref }) as const;
const from = (stage: number) => ({ kind: 'stage', stage }) as const;

const add: readonly Case[] = [
  [
    'to an empty file',
    '',
    { kind: 'addStage', base: image('node:22-alpine'), name: null, at: null },
    'FROM node:22-alpine AS node\n',
  ],
  [
    'under what stands above the first stage',
    '# syntax=docker/dockerfile:1\nARG TAG=1',
    { kind: 'addStage', base: image('docker.io/library/busybox:$TAG'), name: null, at: null },
    '# syntax=docker/dockerfile:1\nARG TAG=1\n\nFROM docker.io/library/busybox:$TAG AS busybox',
  ],
  [
    'at the end of a file without a last line ending',
    'FROM a\n\nFROM b',
    { kind: 'addStage', base: { kind: 'scratch' }, name: 'Out', at: null, text: 'COPY . .' },
    'FROM a\n\nFROM b\n\nFROM scratch AS out\nCOPY . .',
  ],
  [
    'in front, as the file writes it; numbers follow',
    'from a\nrun x\nfrom b\ncopy --from=0 /x /y\nfrom c\n',
    { kind: 'addStage', base: image('d'), name: null, at: 0 },
    'from d as d\nfrom a\nrun x\nfrom b\ncopy --from=1 /x /y\nfrom c\n',
  ],
  [
    'on a stage without a name, which gets one',
    'FROM node:22\nRUN x\n',
    { kind: 'addStage', base: from(0), name: null, at: null },
    'FROM node:22 AS node-2\nRUN x\n\nFROM node-2 AS node\n',
  ],
  [
    'in the middle, with the next free name',
    TWO,
    { kind: 'addStage', base: from(0), name: null, at: 1 },
    'FROM golang:1.25 AS build\nRUN make\n\nFROM build AS build-2\n\nFROM alpine\nCOPY --from=build /app /app\n',
  ],
  [
    'never with the name of an image that is used',
    'FROM a\nCOPY --from=nginx /x /y\n',
    { kind: 'addStage', base: image('nginx:1'), name: null, at: null },
    'FROM a\nCOPY --from=nginx /x /y\n\nFROM nginx:1 AS nginx-2\n',
  ],
  [
    'on a later stage',
    TWO,
    { kind: 'addStage', base: from(1), name: null, at: 1 },
    'refused: stage-comes-later',
  ],
  [
    'on an image with the name of a stage',
    TWO,
    { kind: 'addStage', base: image('build'), name: 'x', at: null },
    'refused: stage-of-that-name',
  ],
  [
    'with a FROM in its text',
    TWO,
    { kind: 'addStage', base: image('a'), name: 'x', at: null, text: 'RUN a\nFROM b' },
    'refused: text-makes-no-stage',
  ],
  [
    'with a here-document that does not end',
    TWO,
    { kind: 'addStage', base: image('a'), name: 'x', at: 0, text: 'RUN <<E\nls' },
    'refused: would-break',
  ],
  [
    'with a line that goes on',
    TWO,
    { kind: 'addStage', base: image('a'), name: 'x', at: 0, text: 'RUN ls \\' },
    'refused: text-makes-no-stage',
  ],
  [
    'with a name that is taken',
    TWO,
    { kind: 'addStage', base: image('a'), name: 'Build', at: null },
    'refused: stage-name-taken',
  ],
];

const rename: readonly Case[] = [
  [
    'everywhere',
    'FROM a AS Build\nFROM build AS c\nCOPY --from=BUILD /x /y\nRUN --mount=from=build,target=/x ls\n',
    { kind: 'renameStage', stage: 0, name: 'Make' },
    'FROM a AS make\nFROM make AS c\nCOPY --from=make /x /y\nRUN --mount=from=make,target=/x ls\n',
  ],
  [
    'gives a first one',
    'from --platform=linux/amd64 a \nFROM b\nCOPY --from=0 /x /y\n',
    { kind: 'renameStage', stage: 0, name: 'one' },
    'from --platform=linux/amd64 a AS one \nFROM b\nCOPY --from=0 /x /y\n',
  ],
  [
    'takes it away, where COPY can use the number',
    TWO,
    { kind: 'renameStage', stage: 0, name: null },
    'FROM golang:1.25\nRUN make\n\nFROM alpine\nCOPY --from=0 /app /app\n',
  ],
  [
    'keeps it for a base',
    'FROM a AS b\nFROM b\n',
    { kind: 'renameStage', stage: 0, name: null },
    'refused: stage-name-is-needed',
  ],
  [
    'to one that is no name',
    TWO,
    { kind: 'renameStage', stage: 1, name: '1' },
    'refused: invalid-stage-name',
  ],
];

const duplicate: readonly Case[] = [
  [
    'behind itself; what names it stays, numbers follow',
    'FROM a AS x\n\n# two\nFROM b AS y\nCOPY --from=x /a /b\n\nFROM c\nCOPY --from=1 /a /b\nCOPY --from=y /c /d\n',
    { kind: 'duplicateStage', stage: 1, name: null },
    'FROM a AS x\n\n# two\nFROM b AS y\nCOPY --from=x /a /b\n\n# two\nFROM b AS y-2\nCOPY --from=x /a /b\n\nFROM c\nCOPY --from=1 /a /b\nCOPY --from=y /c /d\n',
  ],
  [
    'the last, without a line ending and a name',
    'FROM a\n\nFROM busybox:1.36\nRUN x',
    { kind: 'duplicateStage', stage: 1, name: null },
    'FROM a\n\nFROM busybox:1.36\nRUN x\n\nFROM busybox:1.36 AS busybox\nRUN x',
  ],
];

const CHAIN =
  'FROM a AS one\nRUN 1\n\nFROM one AS two\nRUN 2\n\nFROM c\nCOPY --from=two /x /y\nRUN 3\n';

const remove: readonly Case[] = [
  [
    'that nothing needs',
    'FROM a\n\nFROM b\nRUN x\n\nFROM c\nCOPY --from=0 /x /y\n',
    { kind: 'deleteStage', stage: 1, how: 'refuse' },
    'FROM a\n\nFROM c\nCOPY --from=0 /x /y\n',
  ],
  [
    'the first; numbers follow',
    '# about\n\nARG V\n\n# it\nFROM a\nFROM b\nFROM c\nCOPY --from=1 /x /y\n',
    { kind: 'deleteStage', stage: 0, how: 'refuse' },
    '# about\n\nARG V\n\nFROM b\nFROM c\nCOPY --from=0 /x /y\n',
  ],
  [
    'the last, without a line ending',
    'FROM a\n\nFROM b\nRUN x',
    { kind: 'deleteStage', stage: 1, how: 'refuse' },
    'FROM a',
  ],
  [
    'that is needed',
    CHAIN,
    { kind: 'deleteStage', stage: 0, how: 'refuse' },
    'refused: stage-is-needed',
  ],
  [
    'the only one',
    'FROM a\n',
    { kind: 'deleteStage', stage: 0, how: 'cascade' },
    'refused: only-stage',
  ],
  [
    'with all that needs it',
    CHAIN,
    { kind: 'deleteStage', stage: 0, how: 'cascade' },
    'FROM c\nRUN 3\n',
  ],
  [
    'with only a flag of a RUN',
    'FROM a AS x\nFROM b\nRUN --mount=from=x,target=/x \\\n    --mount=type=cache,target=/c \\\n    make\n# the app\nCOPY --from=0 /a /b\nONBUILD RUN --mount=from=x,target=/x ls\nRUN --mount=from=x,target=/x \\\n  # why\n  ls\n',
    { kind: 'deleteStage', stage: 0, how: 'cascade' },
    'FROM b\nRUN --mount=type=cache,target=/c \\\n    make\nONBUILD RUN --mount=from=x,target=/x ls\nRUN  \\\n  # why\n  ls\n',
  ],
  [
    'with everything',
    'FROM a AS x\nFROM x\n',
    { kind: 'deleteStage', stage: 0, how: 'cascade' },
    'refused: only-stage',
  ],
  [
    'into those built from it',
    'FROM --platform=linux/amd64 a AS one\nRUN 1\nCOPY --from=x /a /b\n\nFROM one AS two\n# 2\nRUN 2\n\nFROM one\nCOPY --from=1 /x /y',
    { kind: 'deleteStage', stage: 0, how: 'inline' },
    'FROM --platform=linux/amd64 a AS two\nRUN 1\nCOPY --from=x /a /b\n# 2\nRUN 2\n\nFROM --platform=linux/amd64 a\nRUN 1\nCOPY --from=x /a /b\nCOPY --from=0 /x /y',
  ],
  [
    'into others, where files are taken from it',
    TWO,
    { kind: 'deleteStage', stage: 0, how: 'inline' },
    'refused: files-are-taken',
  ],
  [
    'into others, with a trigger',
    'FROM a AS b\nONBUILD RUN x\nFROM b\n',
    { kind: 'deleteStage', stage: 0, how: 'inline' },
    'refused: onbuild-in-the-way',
  ],
  [
    'for its image',
    'FROM --platform=linux/amd64 a:1 AS one\nRUN 1\n\nFROM one\nCOPY --from=0 /x /y\nRUN --mount=from=one,target=/x ls\n',
    { kind: 'deleteStage', stage: 0, how: 'image' },
    'FROM --platform=linux/amd64 a:1\nCOPY --from=a:1 /x /y\nRUN --mount=from=a:1,target=/x ls\n',
  ],
  [
    'for its base stage',
    CHAIN,
    { kind: 'deleteStage', stage: 1, how: 'image' },
    'FROM a AS one\nRUN 1\n\nFROM c\nCOPY --from=one /x /y\nRUN 3\n',
  ],
  [
    'for an image that COPY cannot name',
    'ARG V=1\nFROM a:$V AS one\nFROM b\nCOPY --from=one /x /y\n',
    { kind: 'deleteStage', stage: 0, how: 'image' },
    'refused: base-cannot-be-named',
  ],
];

const move: readonly Case[] = [
  [
    'to the front, with the comments above it',
    '# syntax=docker/dockerfile:1\n\nARG V\n\nFROM a\nRUN 1\n\n# two\nFROM b\nRUN 2\n\nFROM c\nCOPY --from=0 /x /y\nCOPY --from=1 /x /y\n',
    { kind: 'moveStage', stage: 1, to: 0 },
    '# syntax=docker/dockerfile:1\n\nARG V\n\n# two\nFROM b\nRUN 2\n\nFROM a\nRUN 1\n\nFROM c\nCOPY --from=1 /x /y\nCOPY --from=0 /x /y\n',
  ],
  [
    'from the end of a file without a last line ending',
    'FROM a\n\n\nFROM b\n\nFROM c\nRUN x',
    { kind: 'moveStage', stage: 2, to: 0 },
    'FROM c\nRUN x\n\nFROM a\n\n\nFROM b',
  ],
  [
    'to the end, where blank lines stay',
    'FROM a\n\nFROM b\n\n\n',
    { kind: 'moveStage', stage: 0, to: 1 },
    'FROM b\n\nFROM a\n\n\n',
  ],
  [
    'before its base',
    CHAIN,
    { kind: 'moveStage', stage: 1, to: 0 },
    'refused: source-must-come-first',
  ],
  [
    'behind what uses it',
    TWO,
    { kind: 'moveStage', stage: 0, to: 1 },
    'refused: source-must-come-first',
  ],
  [
    'in front of a stage on an image of its name',
    'FROM b\nFROM a AS b\nFROM c\n',
    { kind: 'moveStage', stage: 1, to: 0 },
    'refused: meaning-would-change',
  ],
  [
    'before a stage on whose trigger it depends',
    'FROM a AS x\nFROM b AS y\nONBUILD COPY --from=x /a /b\nFROM y\n',
    { kind: 'moveStage', stage: 0, to: 2 },
    'refused: source-must-come-first',
  ],
  ['to no place', TWO, { kind: 'moveStage', stage: 0, to: 2 }, 'refused: no-such-place'],
];

const split: readonly Case[] = [
  [
    'with a blank line between, as the others have',
    'FROM a AS app\nRUN 1\n# second\nRUN 2\n\nFROM b\nCOPY --from=app /x /y\nCOPY --from=0 /x /y',
    { kind: 'splitStage', stage: 0, before: 2, name: null },
    'FROM a AS app-base\nRUN 1\n\nFROM app-base AS app\n# second\nRUN 2\n\nFROM b\nCOPY --from=app /x /y\nCOPY --from=1 /x /y',
  ],
  [
    'a stage without a name',
    'FROM --platform=$BUILDPLATFORM a\nRUN 1\n\nRUN 2',
    { kind: 'splitStage', stage: 0, before: 2, name: null },
    'FROM --platform=$BUILDPLATFORM a AS base\nRUN 1\n\nFROM base\nRUN 2',
  ],
  [
    'behind a trigger',
    'FROM a\nONBUILD RUN 1\nRUN 2\n',
    { kind: 'splitStage', stage: 0, before: 2, name: null },
    'refused: onbuild-in-the-way',
  ],
  [
    'between CMD and ENTRYPOINT',
    'FROM a\nCMD 1\nENTRYPOINT ["2"]\n',
    { kind: 'splitStage', stage: 0, before: 2, name: null },
    'refused: command-would-change',
  ],
  [
    'where an ARG covers an ENV',
    'FROM a\nENV V=1\nARG V=2\nRUN echo $V\n',
    { kind: 'splitStage', stage: 0, before: 3, name: null },
    'refused: variables-would-change',
  ],
  [
    'before an instruction of another stage',
    TWO,
    { kind: 'splitStage', stage: 0, before: 3, name: null },
    'refused: no-such-instruction',
  ],
];

const merge: readonly Case[] = [
  [
    'neighbours',
    'FROM a AS one\nRUN 1\n\n# two\nFROM one AS app\nRUN 2\n\nFROM c\nCOPY --from=1 /x /y\n',
    { kind: 'mergeStages', stage: 0, into: 1 },
    'FROM a AS app\nRUN 1\n\n# two\nRUN 2\n\nFROM c\nCOPY --from=0 /x /y\n',
  ],
  [
    'with a stage between',
    'FROM a AS one\nRUN 1\n\nFROM c\n\nFROM one\nCOPY --from=1 /x /y',
    { kind: 'mergeStages', stage: 0, into: 2 },
    'FROM c\n\nFROM a\nRUN 1\n\nCOPY --from=0 /x /y',
  ],
  [
    'an empty one',
    'FROM a AS one\nRUN 1\n\nFROM one AS two',
    { kind: 'mergeStages', stage: 0, into: 1 },
    'FROM a AS two\nRUN 1',
  ],
  [
    'that others need',
    CHAIN,
    { kind: 'mergeStages', stage: 1, into: 2 },
    'refused: not-built-from',
  ],
  [
    'of which one is copied from',
    'FROM a AS x\nFROM x\nFROM b\nCOPY --from=x /a /b\n',
    { kind: 'mergeStages', stage: 0, into: 1 },
    'refused: others-need-stage',
  ],
  [
    'for different platforms',
    'FROM a AS x\nFROM --platform=linux/arm64 x\n',
    { kind: 'mergeStages', stage: 0, into: 1 },
    'refused: platforms-differ',
  ],
];

const paths = [{ source: '/out', destination: '/app' }];

const extract: readonly Case[] = [
  [
    'at the start of a stage',
    '# app\nFROM node:22 AS app\n# first\nRUN 1\nRUN 2\n\nCMD 3\n\nFROM b\nCOPY --from=0 /x /y\n',
    { kind: 'extractStage', instructions: [1, 2], name: 'deps', paths },
    'FROM node:22 AS deps\n# first\nRUN 1\nRUN 2\n\n# app\nFROM node:22 AS app\nCOPY --from=deps /out /app\n\nCMD 3\n\nFROM b\nCOPY --from=1 /x /y\n',
  ],
  [
    'in the middle: what is above becomes the base of both',
    'FROM a\nWORKDIR /src\nRUN 1\nRUN 2\nRUN 3',
    { kind: 'extractStage', instructions: [3, 2], name: null, paths },
    'FROM a AS base\nWORKDIR /src\n\nFROM base AS build\nRUN 1\nRUN 2\n\nFROM base\nCOPY --from=build /out /app\nRUN 3',
  ],
  [
    'with settings, which stand in both',
    'FROM a\nENV A=1\nRUN 1\nWORKDIR /x\nRUN 2\n',
    {
      kind: 'extractStage',
      instructions: [1, 2, 3],
      name: null,
      paths: [{ source: '/a b', destination: './' }],
    },
    'FROM a AS build\nENV A=1\nRUN 1\nWORKDIR /x\n\nFROM a\nENV A=1\nWORKDIR /x\nCOPY --from=build ["/a b","./"]\nRUN 2\n',
  ],
  [
    'without paths',
    'FROM a\nRUN 1\n',
    { kind: 'extractStage', instructions: [1], name: null, paths: [] },
    'refused: paths-needed',
  ],
  [
    'apart from each other',
    'FROM a\nRUN 1\nRUN 2\nRUN 3\n',
    { kind: 'extractStage', instructions: [1, 3], name: null, paths },
    'refused: instructions-not-together',
  ],
  [
    'below a trigger',
    'FROM a\nONBUILD RUN 1\nRUN 2\n',
    { kind: 'extractStage', instructions: [2], name: null, paths },
    'refused: onbuild-in-the-way',
  ],
];

const rebase: readonly Case[] = [
  [
    'to an image; platform and name stay',
    'FROM --platform=linux/amd64 a AS b # x\n',
    { kind: 'setBase', stage: 0, base: image('c:1') },
    'refused: broken-from',
  ],
  [
    'to an image',
    'FROM --platform=linux/amd64  a   AS b\n',
    { kind: 'setBase', stage: 0, base: image('c:1') },
    'FROM --platform=linux/amd64  c:1   AS b\n',
  ],
  [
    'to a stage without a name',
    'from busybox:1\nfrom b\n',
    { kind: 'setBase', stage: 1, base: from(0) },
    'from busybox:1 as busybox\nfrom busybox\n',
  ],
  [
    'to nothing',
    TWO,
    { kind: 'setBase', stage: 1, base: { kind: 'scratch' } },
    TWO.replace('alpine', 'scratch'),
  ],
  [
    'to a later stage',
    'FROM a\nFROM b AS x\n',
    { kind: 'setBase', stage: 0, base: from(1) },
    'refused: stage-comes-later',
  ],
  [
    'to one that needs it',
    TWO,
    { kind: 'setBase', stage: 0, base: from(1) },
    'refused: circle-of-stages',
  ],
  ['to itself', TWO, { kind: 'setBase', stage: 0, base: from(0) }, 'refused: base-is-itself'],
  [
    'to no image',
    TWO,
    { kind: 'setBase', stage: 0, base: image('A B') },
    'refused: invalid-image-reference',
  ],
  [
    'to a stage that a later one hides',
    'FROM a AS x\nFROM b AS x\nFROM c\n',
    { kind: 'setBase', stage: 2, base: from(0) },
    'refused: stage-name-used-twice',
  ],
];

describe.each([
  ['addStage', add],
  ['renameStage', rename],
  ['duplicateStage', duplicate],
  ['deleteStage', remove],
  ['moveStage', move],
  ['splitStage', split],
  ['mergeStages', merge],
  ['extractStage', extract],
  ['setBase', rebase],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_name, before, intent, expected) => {
    expect(after(before, intent)).toBe(expected);
    applyLawfully(before, intent);
  });

  test.each(cases)('%s, with CRLF', (_name, before, intent, expected) => {
    const crlf = before.replaceAll('\n', '\r\n');
    // A file of one line has no line ending of its own yet.
    const own = crlf.includes('\r\n') ? expected.replaceAll('\n', '\r\n') : expected;
    expect(after(crlf, intent)).toBe(own);
    applyLawfully(crlf, intent);
  });
});
