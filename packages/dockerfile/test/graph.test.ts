import { describe, expect, test } from 'vitest';
import { buildArguments, neededInstructions, parseDockerfile } from '../src/index.ts';
import type { GraphOptions } from '../src/index.ts';
import { edgesOf, graphOf } from './support/helpers.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly options?: GraphOptions;
  /** `id < base`, with `!` for what the target does not need. */
  readonly stages: readonly string[];
  readonly edges?: readonly string[];
  readonly marks?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'names are lower-cased, FROM is case-sensitive, COPY --from is not',
    text: 'FROM a AS Build\nFROM build AS x\nFROM Build AS y\nFROM b\nCOPY --from=BUILD /a /b\n',
    stages: [
      'stage:build < image a',
      '!stage:x < stage 0',
      '!stage:y < image Build',
      'stage:#3 < image b',
    ],
    edges: [
      'base image:a > stage:build',
      'base stage:build > stage:x',
      'base image:Build > stage:y',
      'base image:b > stage:#3',
      'copy stage:build > stage:#3',
    ],
    marks: ['invalid-image-reference Build'],
  },
  {
    name: 'a stage takes only from earlier FROMs of that name',
    text: 'FROM x\nFROM a AS x\nFROM x AS x\nFROM x\n',
    stages: [
      '!stage:#0 < image x',
      'stage:#1 < image a',
      'stage:#2 < stage 1',
      'stage:#3 < stage 2',
    ],
    marks: ['duplicate-stage-name x'],
  },
  {
    name: 'an index is one for COPY, and an image for a mount',
    text: 'FROM a\nFROM b\nCOPY --from=0 /a /b\nRUN --mount=from=0,target=/x true\n',
    stages: ['stage:#0 < image a', 'stage:#1 < image b'],
    edges: [
      'base image:a > stage:#0',
      'base image:b > stage:#1',
      'copy stage:#0 > stage:#1',
      'mount image:0 > stage:#1',
    ],
  },
  {
    name: 'mounts: a stage by name in any case, context without from, nothing for cache, tmpfs, secret, ssh',
    text: 'FROM a AS tool\nFROM b\nRUN --mount=from=Tool,target=/x --mount=target=/y --mount=type=cache,target=/z --mount=type=tmpfs,target=/t --mount=type=secret,id=s --mount=type=ssh true\n',
    stages: ['stage:tool < image a', 'stage:#1 < image b'],
    edges: [
      'base image:a > stage:tool',
      'base image:b > stage:#1',
      'mount stage:tool > stage:#1',
      'context context > stage:#1',
    ],
  },
  {
    name: 'scratch is no image, neither as base nor as source',
    text: 'FROM scratch\nCOPY --from=scratch / /\nRUN --mount=from=scratch,target=/x true\n',
    stages: ['stage:#0 < scratch'],
    edges: [],
  },
  {
    name: 'what the target does not need is marked',
    text: 'FROM a AS a\nFROM b AS b\nFROM a AS c\nCOPY --from=b / /\nFROM d AS d\nCOPY --from=c / /\n',
    options: { target: 'C' },
    stages: ['stage:a < image a', 'stage:b < image b', 'stage:c < stage 0', '!stage:d < image d'],
  },
  {
    name: 'ONBUILD acts in the stage built FROM its own, and only there',
    text: 'FROM a AS tool\nFROM b AS base\nONBUILD COPY --from=tool /x /y\nONBUILD COPY . .\nFROM base AS child\nFROM child AS grandchild\n',
    stages: [
      'stage:tool < image a',
      'stage:base < image b',
      'stage:child < stage 1',
      'stage:grandchild < stage 2',
    ],
    edges: [
      'base image:a > stage:tool',
      'base image:b > stage:base',
      'base stage:base > stage:child',
      'base stage:child > stage:grandchild',
      'copy stage:tool > stage:child',
      'context context > stage:child',
    ],
  },
  {
    name: 'context is read by COPY and ADD, but not for URLs and here-documents alone',
    text: 'FROM a AS one\nADD https://x.invalid/a git@x.invalid:y.git /\nCOPY <<EOF /x\nEOF\nFROM a AS two\nADD https://x.invalid/a b /\nFROM a AS three\nCOPY <<EOF b /x/\nEOF\n',
    stages: ['!stage:one < image a', '!stage:two < image a', 'stage:three < image a'],
    edges: [
      'base image:a > stage:one',
      'base image:a > stage:two',
      'base image:a > stage:three',
      'context context > stage:two',
      'context context > stage:three',
    ],
  },
  {
    name: 'global ARGs expand in FROM, later ones see earlier ones',
    text: 'ARG N=go\nARG V=1\nARG I=${N}lang:$V\nFROM ${I} AS a\nARG X=a\nFROM $X\n',
    stages: ['!stage:a < image golang:1', 'stage:#1 < unknown $X'],
    marks: ['blank-base-name $X'],
  },
  {
    name: 'a build argument beats the default, and an undeclared one counts for nothing',
    text: 'ARG V=1\nFROM a:$V AS a\nFROM b:${W:-2}\n',
    options: { buildArgs: { V: '9', W: '8' } },
    stages: ['!stage:a < image a:9', 'stage:#1 < image b:2'],
  },
  {
    name: 'an ARG can choose a stage',
    text: 'ARG MODE=dev\nFROM a AS dev\nFROM b AS prod\nFROM $MODE\n',
    options: { buildArgs: { MODE: 'prod' } },
    stages: ['!stage:dev < image a', 'stage:prod < image b', 'stage:#2 < stage 1'],
  },
  {
    name: 'platform variables come from the platform',
    text: 'FROM a AS build-amd64\nFROM b AS build-arm64\nFROM build-${TARGETARCH}\n',
    options: { platform: 'linux/arm64/v8' },
    stages: ['!stage:build-amd64 < image a', 'stage:build-arm64 < image b', 'stage:#2 < stage 1'],
  },
  {
    name: 'without a platform they are unknown, which is no error',
    text: 'FROM a AS build-amd64\nFROM build-${TARGETARCH}\n',
    stages: ['!stage:build-amd64 < image a', 'stage:#1 < unknown build-${TARGETARCH}'],
    marks: [],
  },
  {
    name: 'sources that cannot be',
    text: 'FROM a AS a\nFROM b AS b\nCOPY --from=b / /\nCOPY --from=1 / /\nCOPY --from=2 / /\nCOPY --from=3 / /\nCOPY --from=c / /\nCOPY --from=$x / /\nRUN --mount=from=B,target=/x true\nFROM b AS c\n',
    stages: ['!stage:a < image a', 'stage:b < image b', 'stage:c < stage 1'],
    edges: ['base image:a > stage:a', 'base image:b > stage:b', 'base stage:b > stage:c'],
    marks: [
      'self-reference b',
      'self-reference 1',
      'stage-defined-later 2',
      'invalid-stage-index 3',
      'stage-defined-later c',
      'from-variable $x',
      'self-reference B',
    ],
  },
  {
    name: 'the last definition of a name counts for COPY',
    text: 'FROM a AS x\nFROM b AS x\nFROM c\nCOPY --from=x / /\n',
    stages: ['!stage:#0 < image a', 'stage:#1 < image b', 'stage:#2 < image c'],
    marks: ['duplicate-stage-name x'],
  },
  {
    name: 'an image used twice is one node, needed if one use is',
    text: 'FROM a AS x\nFROM b\nCOPY --from=a / /\nCOPY --from=a /1 /2\n',
    stages: ['!stage:x < image a', 'stage:#1 < image b'],
    edges: [
      'base image:a > stage:x',
      'base image:b > stage:#1',
      'copy image:a > stage:#1',
      'copy image:a > stage:#1',
    ],
  },
  {
    name: 'an unknown target needs nothing',
    text: 'FROM a AS build\nFROM build\n',
    options: { target: 'biuld' },
    stages: ['!stage:build < image a', '!stage:#1 < stage 0'],
    marks: ['unknown-target FROM'],
  },
  {
    name: 'a target by index is drawn, but BuildKit would not find it',
    text: 'FROM a\nFROM b\n',
    options: { target: '0' },
    stages: ['stage:#0 < image a', '!stage:#1 < image b'],
    marks: ['target-not-named FROM'],
  },
  { name: 'nothing', text: '', stages: [], edges: [] },
  {
    name: 'a named context stands for an image, whatever tag or host is left to the default',
    text: 'FROM docker.io/library/alpine:latest AS a\nFROM alpine:3 AS b\nCOPY --from=Tool /a /b\nRUN --mount=from=lib,target=/x true\n',
    options: { namedContexts: { alpine: './alpine', lib: 'https://x.invalid/lib.git' } },
    stages: [
      '!stage:a < image docker.io/library/alpine:latest (./alpine)',
      'stage:b < image alpine:3',
    ],
    edges: [
      'base image:docker.io/library/alpine:latest > stage:a',
      'base image:alpine:3 > stage:b',
      'copy image:Tool > stage:b',
      'mount image:lib > stage:b',
    ],
    marks: ['invalid-image-reference Tool'],
  },
  {
    name: 'a named context stands for a stage, none of whose instructions counts',
    text: 'FROM x AS unused\nFROM y AS base\nCOPY --from=unused a b\nCOPY . .\nONBUILD COPY . .\nFROM base\nCOPY --from=base a b\n',
    options: { namedContexts: ['base'] },
    stages: ['!stage:unused < image x', 'stage:base < image base (base)', 'stage:#2 < stage 1'],
    edges: [
      'base image:x > stage:unused',
      'base image:base > stage:base',
      'base stage:base > stage:#2',
      'copy stage:base > stage:#2',
    ],
  },
  {
    name: 'nothing stands for scratch',
    text: 'FROM scratch\nCOPY --from=scratch a b\n',
    options: { namedContexts: ['scratch', 'context'] },
    stages: ['stage:#0 < scratch'],
    edges: [],
  },
  {
    name: 'a default that a platform would replace is not certain',
    text: 'FROM a:${TARGETARCH:-amd64}\n',
    stages: ['stage:#0 < unknown a:${TARGETARCH:-amd64}'],
  },
  {
    name: 'the name of a stage must do for a context',
    text: 'FROM a AS b-\nFROM b- AS c.d_e--f\n',
    stages: ['stage:b- < image a', 'stage:c.d_e--f < stage 0'],
    marks: ['stage-name-not-reference b-'],
  },
];

describe('stage graph', () => {
  test.each(CASES)('$name', ({ text, options, stages, edges, marks }) => {
    const result = graphOf(text, options);
    const shown = result.graph.stages.map((stage) => {
      const { base } = stage;
      const rest =
        base.kind === 'stage' ? ` ${base.stage}` : base.kind === 'image' ? ` ${base.ref}` : '';
      const context =
        base.kind === 'image' && base.context !== undefined ? ` (${base.context})` : '';
      const unknown = base.kind === 'unknown' ? ` ${base.text}` : '';
      return `${stage.needed ? '' : '!'}${stage.id} < ${base.kind}${rest}${unknown}${context}`;
    });
    expect(shown).toEqual(stages);
    expect(edgesOf(result.graph)).toEqual(edges ?? edgesOf(result.graph));
    expect(result.marks).toEqual(marks ?? []);
  });

  test('tells where its edges come from, and what is needed', () => {
    const { graph, model } = graphOf(
      'FROM a AS x\nCOPY . .\nFROM b\nRUN true\nCOPY --from=x / /\n',
    );
    const copy = graph.edges.find((edge) => edge.kind === 'copy');
    expect(model.instructions[copy?.instruction ?? -1]?.keyword).toBe('COPY');
    expect(graph.usesContext).toBe(true);
    expect(graph.target).toBe(1);
    expect(graph.stages[1]?.instructions).toEqual([3, 4]);
    expect(graph.images.map((image) => [image.ref, image.usedAsBase, image.needed])).toEqual([
      ['a', true, true],
      ['b', true, true],
    ]);
    expect(graphOf('FROM a AS x\nCOPY . .\nFROM b\n').graph.usesContext).toBe(false);
  });

  test('reads the platform of a stage', () => {
    const { graph } = graphOf(
      'ARG P=linux/s390x\nFROM --platform=$P a\nFROM --platform=$BUILDPLATFORM b\n',
    );
    expect(graph.stages.map((stage) => stage.platform)).toEqual(['linux/s390x', '$BUILDPLATFORM']);
  });

  test('reports a default that cannot expand where it stands', () => {
    const { marks, graph } = graphOf('ARG V=${x\nFROM a:${V:?must be set}\n');
    expect(marks).toEqual(['invalid-expansion ${x', 'invalid-expansion a:${V:?must']);
    expect(graph.stages[0]?.base.kind).toBe('unknown');
  });
});

test('build arguments are listed once, global ones first to be seen', () => {
  const model = parseDockerfile(
    'ARG A=1\nARG B\nFROM a\nARG A\nARG C=x D="y z"\nFROM b\nARG C=other\nARG B=late\n',
  );
  expect(buildArguments(model)).toEqual([
    { name: 'A', defaultValue: '1', instruction: 0, global: true },
    { name: 'B', defaultValue: 'late', instruction: 1, global: true },
    { name: 'C', defaultValue: 'x', instruction: 4, global: false },
    { name: 'D', defaultValue: '"y z"', instruction: 4, global: false },
  ]);
});

describe('what variables do in needed stages', () => {
  const known: GraphOptions = { imageEnvs: { a: [] } };
  test.each<[string, string, readonly string[], GraphOptions?]>([
    ['a port that is none', 'FROM scratch\nARG P=web\nEXPOSE $P\n', ['invalid-port $P']],
    ['one of several', 'FROM scratch\nENV P="80 x"\nEXPOSE $P\n', ['invalid-port $P']],
    ['nothing at all', 'FROM scratch\nEXPOSE $P\nUSER $P\nWORKDIR $P\n', []],
    [
      'a build argument',
      'FROM scratch\nARG P=80\nEXPOSE $P\n',
      ['invalid-port $P'],
      { buildArgs: { P: 'x' } },
    ],
    ['a good port', 'FROM scratch\nARG P=80-90/udp\nEXPOSE $P\n', []],
    ['an unknown one', 'FROM a\nEXPOSE $P/x\n', []],
    ['an image without it', 'FROM a\nEXPOSE 1$P/x\n', ['invalid-port 1$P/x'], known],
    ['a stage that nobody needs', 'FROM scratch\nARG P=web\nEXPOSE $P\nFROM scratch\n', []],
    ['a signal', 'FROM scratch\nENV S=NOPE\nSTOPSIGNAL $S\n', ['invalid-signal $S']],
    ['a volume', 'FROM scratch\nVOLUME $V\n', ['empty-volume $V']],
    ['a required one', 'FROM scratch\nENV x=${y:?no}\n', ['invalid-expansion ${y:?no}']],
    ['that is there', 'FROM scratch\nARG y=1\nENV x=${y:?no}\n', []],
    [
      'that is empty',
      'FROM scratch\nARG y=\nLABEL x=${y?no} z=${y:?no}\n',
      ['invalid-expansion ${y:?no}'],
    ],
    ['that the image may have', 'FROM a\nENV x=${y:?no}\n', []],
    ['that the image has not', 'FROM a\nWORKDIR /${y?no}\n', ['invalid-expansion /${y?no}'], known],
    ['in a default', 'FROM scratch\nARG x=${y?no}\n', ['invalid-expansion ${y?no}']],
    [
      'in a default that is replaced',
      'FROM scratch\nARG x=${y?no}\n',
      [],
      { buildArgs: { x: '1' } },
    ],
    ['in a shell', 'FROM scratch\nRUN echo ${y?no}\n', []],
  ])('%s', (_name, text, expected, options) => {
    expect(graphOf(text, options).marks).toEqual(expected);
  });
});

test('the instructions that a target needs', () => {
  const text =
    'ARG V=1\nARG W=$V\nARG X=2\nARG Y=3\nFROM a:$W AS one\nARG Y\nRUN 1\nFROM a:$X AS two\nRUN 2\nFROM one\nRUN 3\n';
  const { model, graph } = graphOf(text);
  expect(neededInstructions(model, graph)).toEqual([0, 1, 3, 4, 5, 6, 9, 10]);
  const other = graphOf(text, { target: 'two', namedContexts: ['two'] });
  expect(neededInstructions(other.model, other.graph)).toEqual([2, 7]);
  const none = graphOf(text, { target: 'none' });
  expect(neededInstructions(none.model, none.graph)).toEqual([]);
});
