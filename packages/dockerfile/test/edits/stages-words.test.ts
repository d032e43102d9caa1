import { describe, expect, test } from 'vitest';
import {
  applyIntent,
  buildGraph,
  parseDockerfile,
  type GraphIntent,
  type GraphOptions,
} from '../../src/index.ts';

/** What a person reads of an intent: its sentence and notes, or the refusal with its offers. */
function read(
  text: string,
  intent: GraphIntent,
  options: GraphOptions = {},
  language: 'en' | 'zh-CN' = 'en',
): string[] {
  const model = parseDockerfile(text);
  const context = { model, graph: buildGraph(model, options), options };
  const result = applyIntent(context, intent);
  const said = result.ok
    ? [result.done, ...(result.notes ?? [])]
    : [result.refusal.message, ...(result.offers ?? []).map(({ label }) => label)];
  return said.map((one) => one[language]);
}

const paths = [{ source: '/a', destination: '/a' }];

const NEEDED = 'FROM a AS one\nRUN x\n\nFROM one AS two\n\nFROM b\nCOPY --from=one /x /y\n';

describe('a person is told', () => {
  test.each<readonly [string, string, GraphIntent, readonly string[]]>([
    [
      'what needs a stage, and the ways out that there are',
      NEEDED,
      { kind: 'deleteStage', stage: 0, how: 'refuse' },
      [
        'Stage one is needed by line 4 (stage two), line 7 (stage 2). Delete these too, or let them use something else.',
        'Delete what needs it too',
        'Use its base image instead',
      ],
    ],
    [
      'what goes with a stage',
      NEEDED,
      { kind: 'deleteStage', stage: 0, how: 'cascade' },
      [
        'Deleted stage one with 1 more stage and 1 place that named them.',
        'Deleted too, as they were built FROM it: two.',
        'Deleted too: line 7 (stage 2).',
      ],
    ],
    [
      'of an instruction that stays without its mount that it stays',
      'FROM a AS one\nFROM b\nRUN --mount=type=bind,from=one,target=/x make\n',
      { kind: 'deleteStage', stage: 0, how: 'cascade' },
      [
        'Deleted stage one with 1 place that named them.',
        'Without their mount now, the rest of the instruction stays: line 3 (stage 1).',
      ],
    ],
    [
      'of a stage on the clipboard that it was cut',
      'FROM a AS one\nFROM b\n',
      { kind: 'deleteStage', stage: 0, how: 'refuse', cut: true },
      ['Cut stage one.'],
    ],
    [
      'what a stage depends on, and how far it can go',
      'FROM a AS one\nFROM b AS two\nFROM one AS three\n',
      { kind: 'moveStage', stage: 2, to: 0 },
      [
        'Stage three uses stage one in line 3, so it must come after it.',
        'Move three right below one',
      ],
    ],
    [
      'that another stage is the last',
      'FROM a AS one\nFROM b AS two\n',
      { kind: 'moveStage', stage: 1, to: 0 },
      ['Moved stage two.', 'Without a target, stage one is built now, as it is the last.'],
    ],
    [
      'which instructions stand in both stages',
      'FROM a\nENV A=1\nRUN x\nUSER b\nRUN y\n',
      { kind: 'extractStage', instructions: [1, 2, 3], name: null, paths },
      [
        'Made stage build of 3 instructions.',
        'Only the paths given are taken from stage build; anything else its instructions make is missing afterwards.',
        'These set something and stand in both stages: ENV, USER.',
      ],
    ],
    [
      'which triggers act now',
      'FROM a AS one\nONBUILD RUN x\nFROM b AS two\n',
      { kind: 'setBase', stage: 1, base: { kind: 'stage', stage: 0 } },
      ['Stage two is built from one now.', 'The ONBUILD triggers of stage one act here now.'],
    ],
    [
      'that a stage was named',
      'FROM a\nFROM b\n',
      { kind: 'setBase', stage: 1, base: { kind: 'stage', stage: 0 } },
      [
        'Stage 1 is built from base now.',
        'Stage 0 was named base, as a base is found only by its name.',
      ],
    ],
    [
      'where a new stage can stand',
      'FROM a AS one\nFROM b AS two\n',
      { kind: 'addStage', base: { kind: 'stage', stage: 1 }, name: null, at: 0 },
      [
        'Stage two does not stand above that place, and a stage can use only those above it. Put the new stage below two.',
        'Add it right below two',
      ],
    ],
    [
      'that files come from an image for another platform',
      'FROM --platform=linux/arm64 a AS one\nFROM b\nCOPY --from=one /x /y\n',
      { kind: 'deleteStage', stage: 0, how: 'image' },
      [
        'Deleted stage one; what named it names a now.',
        'Stage one was for linux/arm64; files are taken from the image for the platform that is built.',
      ],
    ],
  ])('%s', (_, text, intent, expected) => {
    expect(read(text, intent)).toEqual(expected);
  });
});

test.each<readonly [GraphIntent, readonly string[]]>([
  [
    { kind: 'deleteStage', stage: 0, how: 'refuse' },
    [
      '以下内容需要阶段 one：第 4 行（阶段 two）、第 7 行（阶段 2）。请一并删除，或让它们改用其他来源。',
      '一并删除依赖它的内容',
      '改用它的基础镜像',
    ],
  ],
  [
    { kind: 'deleteStage', stage: 0, how: 'cascade' },
    [
      '已删除阶段 one，连同另外 1 个阶段和 1 处引用。',
      '一并删除了以它为基础的阶段：two。',
      '一并删除：第 7 行（阶段 2）。',
    ],
  ],
])('in Chinese, too', (intent, expected) => {
  expect(read(NEEDED, intent, {}, 'zh-CN')).toEqual(expected);
});

describe('a build context that stands for a stage', () => {
  const text = 'FROM a AS one\nRUN x\nFROM one AS two\n';
  const stands =
    'The build context one stands for this stage, so its instructions are not carried out. Build without that context first.';

  test.each<GraphIntent>([
    { kind: 'mergeStages', stage: 0, into: 1 },
    { kind: 'deleteStage', stage: 0, how: 'inline' },
    { kind: 'deleteStage', stage: 0, how: 'image' },
    { kind: 'extractStage', instructions: [1], name: null, paths },
  ])('keeps its instructions where they are: $kind $how', (intent) => {
    expect(read(text, intent, { namedContexts: ['one'] })).toEqual([stands]);
    expect(read(text, intent)).not.toEqual([stands]);
  });

  test('takes no other one', () => {
    const intent: GraphIntent = { kind: 'renameStage', stage: 1, name: 'web' };
    expect(read(text, intent, { namedContexts: { web: './web' } })).toEqual([
      'A build context is named web and would take the stage’s place. Choose another name.',
    ]);
    const added: GraphIntent = {
      kind: 'addStage',
      base: { kind: 'image', ref: 'web:1' },
      name: null,
      at: null,
    };
    expect(read(text, added, { namedContexts: ['web'] })[0]).toBe('Added stage web2.');
  });
});
