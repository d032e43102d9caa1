import { describe } from 'vitest';
import { CHAIN, testCases, TWO, type Case } from '../support/stage-cases.ts';

const image = (ref: string) => ({ kind: 'image', ref }) as const;
const from = (stage: number) => ({ kind: 'stage', stage }) as const;

const add: readonly Case[] = [
  [
    'behind a byte order mark',
    '\uFEFFFROM a\nRUN x\n',
    { kind: 'addStage', base: image('b:1'), name: null, at: 0 },
    '\uFEFFFROM b:1 AS b\n\nFROM a\nRUN x\n',
  ],
  [
    'to a file with nothing but a byte order mark',
    '\uFEFF',
    { kind: 'addStage', base: image('b:1'), name: null, at: null },
    '\uFEFFFROM b:1 AS b\n',
  ],
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
    'FROM node:22 AS base\nRUN x\n\nFROM base AS build\n',
  ],
  [
    'in the middle, named after the stage that it goes on from',
    TWO,
    { kind: 'addStage', base: from(0), name: null, at: 1 },
    'FROM golang:1.25 AS build\nRUN make\n\nFROM build AS build-next\n\nFROM alpine\nCOPY --from=build /app /app\n',
  ],
  [
    'never with the name of an image that is used',
    'FROM a\nCOPY --from=nginx /x /y\n',
    { kind: 'addStage', base: image('nginx:1'), name: null, at: null },
    'FROM a\nCOPY --from=nginx /x /y\n\nFROM nginx:1 AS nginx2\n',
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
    'takes it away, and leaves numbers as they are written',
    'FROM a AS x\nFROM b\nCOPY --from="0" / /\nCOPY --from="X" / /\n',
    { kind: 'renameStage', stage: 0, name: null },
    'FROM a\nFROM b\nCOPY --from="0" / /\nCOPY --from=0 / /\n',
  ],
  [
    'gives a first one at the very end',
    'FROM a',
    { kind: 'renameStage', stage: 0, name: 'b' },
    'FROM a AS b',
  ],
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
    'FROM a AS x\n\n# two\nFROM b AS y\nCOPY --from=x /a /b\n\n# two\nFROM b AS y-copy\nCOPY --from=x /a /b\n\nFROM c\nCOPY --from=1 /a /b\nCOPY --from=y /c /d\n',
  ],
  [
    'the last, without a line ending and a name',
    'FROM a\n\nFROM busybox:1.36\nRUN x',
    { kind: 'duplicateStage', stage: 1, name: null },
    'FROM a\n\nFROM busybox:1.36\nRUN x\n\nFROM busybox:1.36 AS busybox-copy\nRUN x',
  ],
];

const move: readonly Case[] = [
  [
    'numbers in quotes, too',
    'FROM a\nFROM b\nFROM c\nCOPY --from="1" x y\nCOPY --from=\'0\' x y\n',
    { kind: 'moveStage', stage: 1, to: 0 },
    'FROM b\nFROM a\nFROM c\nCOPY --from="0" x y\nCOPY --from=\'1\' x y\n',
  ],
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
    'from busybox:1 as base\nfrom base\n',
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
    'refused: later-stage',
  ],
  ['to one that needs it', TWO, { kind: 'setBase', stage: 0, base: from(1) }, 'refused: circle'],
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

describe('addStage', () => {
  testCases(add);
});

describe('renameStage', () => {
  testCases(rename);
});

describe('duplicateStage', () => {
  testCases(duplicate);
});

describe('moveStage', () => {
  testCases(move);
});

describe('setBase', () => {
  testCases(rebase);
});
