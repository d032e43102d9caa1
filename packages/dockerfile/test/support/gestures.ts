import fc from 'fast-check';
import type { GraphIntent } from '../../src/index.ts';
import type { EdgeIntent } from '../../src/edits/edges/types.ts';
import type { FieldIntent } from '../../src/edits/fields/types.ts';
import type { RefactorIntent } from '../../src/edits/refactor/types.ts';
import type { RowIntent } from '../../src/edits/rows/types.ts';
import type { StageIntent } from '../../src/edits/stages/types.ts';
import { valuesOf, type Values } from './gesture-values.ts';
import { contextOf } from './intents.ts';

type Makers<I extends GraphIntent> = {
  readonly [K in I['kind']]: (
    values: Values,
  ) => fc.Arbitrary<Omit<Extract<I, { readonly kind: K }>, 'kind'>>;
};

const NAMES = ['build', 'web', 'Stage0', 'stage1', 'stage2', 'busybox', 'scratch', 'a b', '', '-x'];
const REFS = [
  'busybox:1.36',
  'alpine',
  'docker.io/library/node:22',
  'busybox:${TAG:-1.36}',
  'Bad Ref',
  '',
];
const PATHS = ['/', '.', '/out', 'src/', '/a b', '$HOME/x', '"quoted"', '[', ''];

/** Texts as they come from a clipboard, good and bad. */
const TEXTS = [
  'RUN make',
  '\uFEFFRUN one\r\nRUN two\r\n',
  '# why\nRUN make\n\n\n',
  '\n\n  copy . .\n# at the end\n',
  '# syntax=docker/dockerfile:1\nRUN make',
  '# escape=`\nRUN a `\n  COPY b',
  'RUN a \\\n  # c\n  b',
  'RUN a `\n  b',
  'RUN <<EOF\nmake\n\n# no comment\nEOF',
  'RUN <<EOF\nmake\n',
  'RUN make \\\n',
  'RUN make `\n',
  'ARG V=2',
  'ARG TAG=2\nENV A=$TAG',
  'FROM busybox AS stage1\nRUN make\n',
  'FROM alpine AS stage0\nFROM stage0\nCOPY --from=0 /x /x\nCOPY --from=stage0 /x /y\n',
  'RUN x\nFROM busybox\nCOPY --from=1 / /\n',
  'COPY --from=stage2 / /',
  'COPY --from=3 / /',
  'FROM alpine AS stage1',
  'FROM busybox:2',
  'escape=`',
  '# only a comment',
  'RUNN x',
  'FROM',
  'what is this?',
  ' \n\t\n',
  '',
];

const text = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const one = fc.constantFrom(
  'RUN make',
  'RUN a \\\n  b',
  '# c\nENV A=1',
  'FROM alpine AS stage0',
  'ARG V=3',
);
const name = fc.constantFrom(null, null, null, null, null, 'build', 'web', ...NAMES);
const ref = fc.constantFrom(...REFS);
const path = fc.constantFrom(...PATHS);
const copied = fc.array(fc.record({ source: path, destination: path }), { maxLength: 2 });
const word = fc.constantFrom(...PATHS, 'make', '$V', 'a\nb', '# c', '\\', '<<EOF', '"', '80/tcp');

function base({ stage }: Values): fc.Arbitrary<Extract<StageIntent, { kind: 'setBase' }>['base']> {
  return fc.oneof(
    ref.map((one) => ({ kind: 'image' as const, ref: one })),
    stage.map((one) => ({ kind: 'stage' as const, stage: one })),
    fc.constant({ kind: 'scratch' as const }),
  );
}

function source({
  stage,
}: Values): fc.Arbitrary<Extract<EdgeIntent, { kind: 'connectCopy' }>['source']> {
  return fc.oneof(
    { weight: 3, arbitrary: stage.map((one) => ({ kind: 'stage' as const, stage: one })) },
    { weight: 1, arbitrary: ref.map((one) => ({ kind: 'image' as const, ref: one })) },
    { weight: 1, arbitrary: fc.constant({ kind: 'context' as const }) },
  );
}

const at = fc.constantFrom(0, 0, 1, 2, 9, -1);
type Change = FieldIntent['changes'][number];

const flag: fc.Arbitrary<Change> = fc.record({
  field: fc.constant('flag'),
  name: fc.constantFrom('from', 'chown', 'mount', 'platform', 'link', 'interval', 'bad name'),
  at,
  value: fc.constantFrom<string | true | null>(
    null,
    true,
    '1:1',
    'type=cache,target=/x',
    'a b',
    'stage0',
  ),
});
const words: fc.Arbitrary<Change> = fc.record({
  field: fc.constant('words'),
  words: fc.array(word, { maxLength: 3 }),
});
const rest: fc.Arbitrary<Change> = fc.record({ field: fc.constant('arguments'), text });
const value: fc.Arbitrary<string | null> = fc.option(word);
const named = fc.record({ name: fc.constantFrom('A', 'V', 'x y', ''), value });
const pair: fc.Arbitrary<Change> = fc.record({
  field: fc.constant('pair'),
  at,
  pair: fc.oneof({ weight: 3, arbitrary: named }, { weight: 1, arbitrary: fc.constant(null) }),
});
const form: fc.Arbitrary<Change> = fc.record({
  field: fc.constant('form'),
  form: fc.constantFrom('exec', 'shell'),
});
const image: fc.Arbitrary<Change> = fc.record({ field: fc.constant('image'), text: ref });
const stageName: fc.Arbitrary<Change> = fc.record({ field: fc.constant('name'), name });
const body: fc.Arbitrary<Change> = fc.record({
  field: fc.constant('heredoc'),
  at,
  text: fc.constantFrom('', 'make\n', 'a\r\n\nb', 'EOF\nx', '# c\n'),
});

/** Changes of what an instruction has; one time in ten of anything. */
function changeOf(keyword: string): fc.Arbitrary<Change> {
  const any = fc.oneof(flag, words, rest, pair, form, image, stageName, body);
  const own: Readonly<Record<string, fc.Arbitrary<Change>>> = {
    FROM: fc.oneof(image, stageName, flag),
    ENV: pair,
    ARG: pair,
    LABEL: pair,
    RUN: fc.oneof(flag, rest, form, body),
    CMD: fc.oneof(rest, form, words),
    ENTRYPOINT: fc.oneof(rest, form, words),
  };
  return fc.oneof(
    { weight: 9, arbitrary: own[keyword] ?? fc.oneof(flag, words, rest) },
    { weight: 1, arbitrary: any },
  );
}

const rows: Makers<RowIntent> = {
  insertText: ({ place }) => fc.record({ place, text }),
  moveInstructions: ({ instructions, place }) => fc.record({ instructions, place }),
  duplicateInstructions: ({ instructions }) => fc.record({ instructions }),
  deleteInstructions: ({ instructions }) => fc.record({ instructions }),
  commentInstructions: ({ instructions }) => fc.record({ instructions }),
  replaceInstruction: ({ instruction }) => fc.record({ instruction, text: fc.oneof(one, text) }),
};

const fields: Makers<FieldIntent> = {
  setFields: ({ instruction, keywordOf }) =>
    instruction.chain((one) =>
      fc.record({
        instruction: fc.constant(one),
        changes: fc.array(changeOf(keywordOf(one)), { minLength: 1, maxLength: 2 }),
      }),
    ),
};

function atRow(group: Values['group'], stageOf: Values['stageOf']) {
  return fc
    .tuple(group, name)
    .map(([[before = -1], called]) => ({ stage: stageOf(before), before, name: called }));
}

const stages: Makers<StageIntent> = {
  addStage: (values) =>
    fc.record(
      { base: base(values), name, at: fc.option(values.stage), text },
      { requiredKeys: ['base', 'name', 'at'] },
    ),
  renameStage: ({ stage }) => fc.record({ stage, name }),
  duplicateStage: ({ stage }) => fc.record({ stage, name }),
  deleteStage: ({ stage }) =>
    fc.record({
      stage,
      how: fc.constantFrom(
        'refuse' as const,
        'cascade' as const,
        'inline' as const,
        'image' as const,
      ),
    }),
  moveStage: ({ stage }) => fc.record({ stage, to: stage }),
  splitStage: ({ group, stageOf, stage, instruction }) =>
    fc.oneof(
      { weight: 4, arbitrary: atRow(group, stageOf) },
      { weight: 1, arbitrary: fc.record({ stage, before: instruction, name }) },
    ),
  mergeStages: ({ stage, pair: family }) =>
    fc.oneof(
      family.map(([one, into]) => ({ stage: one, into })),
      fc.record({ stage, into: stage }),
    ),
  extractStage: ({ instructions, group }) =>
    fc.record({
      instructions: fc.oneof(
        { weight: 4, arbitrary: group },
        { weight: 1, arbitrary: instructions },
      ),
      name,
      paths: copied,
    }),
  setBase: (values) => fc.record({ stage: values.stage, base: base(values) }),
};

const edges: Makers<EdgeIntent> = {
  connectCopy: (values) =>
    fc.record(
      {
        source: source(values),
        place: values.place,
        sources: fc.array(path, { maxLength: 2 }),
        destination: path,
        flags: fc.constantFrom([], ['--chown=app'], ['--link'], ['oops']),
      },
      { requiredKeys: ['source', 'place', 'sources', 'destination'] },
    ),
  connectMount: (values) =>
    fc.record({
      source: source(values),
      instruction: values.run,
      target: path,
      path: fc.option(path),
    }),
  rerouteSource: (values) => fc.record({ edge: values.edge, source: source(values) }),
  rerouteTarget: (values) => fc.record({ edge: values.edge, place: values.place }),
  deleteEdges: (values) =>
    fc.record(
      { edges: fc.array(values.edge, { maxLength: 3 }), scratch: fc.constant(true as const) },
      { requiredKeys: ['edges'] },
    ),
};

const refactorings: Makers<RefactorIntent> = {
  mergeRuns: ({ group, runs }) => fc.record({ instructions: fc.oneof(runs, runs, group) }),
  splitRuntime: ({ stage }) => fc.record({ stage, base: ref, name, paths: copied }),
  dependenciesFirst: ({ stage }) => fc.record({ stage }),
  addCacheMounts: ({ run }) => fc.record({ instruction: run }),
};

const makers: Makers<GraphIntent> = { ...rows, ...fields, ...stages, ...edges, ...refactorings };

/** All kinds of intents; those on instructions apart. */
export const KINDS = Object.keys(makers) as readonly GraphIntent['kind'][];
export const ROW_KINDS = Object.keys(rows) as readonly RowIntent['kind'][];

/** Intents of these kinds on a document, possible ones and impossible ones. */
export function intentsFor(
  document: string,
  kinds: readonly GraphIntent['kind'][] = KINDS,
): fc.Arbitrary<GraphIntent> {
  const values = valuesOf(contextOf(document));
  return fc.oneof(...kinds.map((kind) => intentOf(kind, values)));
}

function intentOf<K extends GraphIntent['kind']>(
  kind: K,
  values: Values,
): fc.Arbitrary<GraphIntent> {
  return makers[kind](values).map((rest) => ({ kind, ...rest }) as unknown as GraphIntent);
}

/** Documents with an intent each. */
export function gesturesOn(
  documents: fc.Arbitrary<string>,
  kinds?: readonly GraphIntent['kind'][],
): fc.Arbitrary<readonly [string, GraphIntent]> {
  return documents.chain((document) =>
    fc.tuple(fc.constant(document), intentsFor(document, kinds)),
  );
}
