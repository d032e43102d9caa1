import { describe } from 'vitest';
import { CHAIN, testCases, TWO, type Case } from '../support/stage-cases.ts';

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

const split: readonly Case[] = [
  [
    'with a blank line between, as the others have',
    'FROM a AS app\nRUN 1\n# second\nRUN 2\n\nFROM b\nCOPY --from=app /x /y\nCOPY --from=0 /x /y',
    { kind: 'splitStage', stage: 0, before: 2, name: null },
    'FROM a AS base\nRUN 1\n\nFROM base AS app\n# second\nRUN 2\n\nFROM b\nCOPY --from=app /x /y\nCOPY --from=1 /x /y',
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
    'where an ARG covers an ENV that only a RUN without its name is given',
    'FROM a AS one\nENV V=1\nARG V=2\n\nFROM one\nCOPY x y\nRUN 2\n',
    { kind: 'mergeStages', stage: 0, into: 1 },
    'refused: variables-would-change',
  ],
  [
    'where an ARG covers an ENV that is read later',
    'FROM a AS one\nENV V=1\nARG V=2\n\nFROM one\nENV W=$V\n',
    { kind: 'mergeStages', stage: 0, into: 1 },
    'refused: variables-would-change',
  ],
  [
    'where an ARG covers an ENV that nothing sees before it is written again',
    'FROM a AS one\nENV V=1\nARG V=2\n\nFROM one\nCOPY x y\nENV V=3\nRUN echo $V\nCMD echo $V\n',
    { kind: 'mergeStages', stage: 0, into: 1 },
    'FROM a\nENV V=1\nARG V=2\n\nCOPY x y\nENV V=3\nRUN echo $V\nCMD echo $V\n',
  ],
  [
    'where an ARG covers an ENV that is for the container alone',
    'FROM a AS one\nENV V=1\nARG V=2\n\nFROM one\nCMD echo $V\n',
    { kind: 'mergeStages', stage: 0, into: 1 },
    'FROM a\nENV V=1\nARG V=2\n\nCMD echo $V\n',
  ],
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
    'FROM a AS build\nENV A=1\nRUN 1\nWORKDIR /x\n\nFROM a\nENV A=1\nWORKDIR /x\nCOPY --from=build ["/a b", "./"]\nRUN 2\n',
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

describe('deleteStage', () => {
  testCases(remove);
});

describe('splitStage', () => {
  testCases(split);
});

describe('mergeStages', () => {
  testCases(merge);
});

describe('extractStage', () => {
  testCases(extract);
});
