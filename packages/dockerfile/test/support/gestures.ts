import fc from 'fast-check';
import type { EditContext, GraphIntent } from '../../src/index.ts';
import type { EdgeIntent } from '../../src/edits/edges/types.ts';
import type { FieldIntent } from '../../src/edits/fields/types.ts';
import type { RefactorIntent } from '../../src/edits/refactor/types.ts';
import type { Place, RowIntent } from '../../src/edits/rows/types.ts';
import type { StageIntent } from '../../src/edits/stages/types.ts';
import { contextOf } from './intents.ts';

type Makers<I extends GraphIntent> = {
  readonly [K in I['kind']]: (
    values: Values,
  ) => fc.Arbitrary<Omit<Extract<I, { readonly kind: K }>, 'kind'>>;
};

/** What intents on one document are made of: mostly what is there, sometimes what is not. */
interface Values {
  readonly instruction: fc.Arbitrary<number>;
  readonly instructions: fc.Arbitrary<number[]>;
  readonly stage: fc.Arbitrary<number>;
  readonly place: fc.Arbitrary<Place>;
}

const WRONG = [-1, 1000, 0.5, Number.NaN];
const NAMES = ['build', 'web', 'Stage0', 'stage1', 'stage2', 'busybox', 'scratch', 'a b', '', '-x'];
const REFS = [
  'busybox:1.36',
  'alpine',
  'docker.io/library/node:22',
  'busybox:${TAG}',
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
const name = fc.constantFrom(null, null, ...NAMES);
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

function edge({
  stage,
  instruction,
}: Values): fc.Arbitrary<Extract<EdgeIntent, { kind: 'rerouteSource' }>['edge']> {
  return fc.oneof(
    stage.map((one) => ({ kind: 'base' as const, stage: one })),
    instruction.map((one) => ({ kind: 'copy' as const, instruction: one })),
    fc.record({
      kind: fc.constant('mount' as const),
      instruction,
      mount: fc.constantFrom(0, 0, 0, 1, -1),
    }),
  );
}

const at = fc.constantFrom(0, 0, 1, 2, 9, -1);
const change: fc.Arbitrary<FieldIntent['changes'][number]> = fc.oneof(
  fc.record({
    field: fc.constant('flag' as const),
    name: fc.constantFrom('from', 'chown', 'mount', 'platform', 'link', 'interval', 'bad name'),
    at,
    value: fc.constantFrom(null, true as const, '1:1', 'type=cache,target=/x', 'a b', 'stage0'),
  }),
  fc.record({ field: fc.constant('words' as const), words: fc.array(word, { maxLength: 3 }) }),
  fc.record({ field: fc.constant('arguments' as const), text }),
  fc.record({
    field: fc.constant('pair' as const),
    at,
    pair: fc.option(
      fc.record({ name: fc.constantFrom('A', 'V', 'x y', ''), value: fc.option(word) }),
    ),
  }),
  fc.record({
    field: fc.constant('form' as const),
    form: fc.constantFrom('exec' as const, 'shell' as const),
  }),
  fc.record({ field: fc.constant('image' as const), text: ref }),
  fc.record({ field: fc.constant('name' as const), name }),
  fc.record({
    field: fc.constant('heredoc' as const),
    at,
    text: fc.constantFrom('', 'make\n', 'a\r\n\nb', 'EOF\nx', '# c\n'),
  }),
);

const rows: Makers<RowIntent> = {
  insertText: ({ place }) => fc.record({ place, text }),
  moveInstructions: ({ instructions, place }) => fc.record({ instructions, place }),
  duplicateInstructions: ({ instructions }) => fc.record({ instructions }),
  deleteInstructions: ({ instructions }) => fc.record({ instructions }),
  commentInstructions: ({ instructions }) => fc.record({ instructions }),
  replaceInstruction: ({ instruction }) => fc.record({ instruction, text }),
};

const fields: Makers<FieldIntent> = {
  setFields: ({ instruction }) =>
    fc.record({ instruction, changes: fc.array(change, { minLength: 1, maxLength: 2 }) }),
};

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
  splitStage: ({ place, stage, instruction }) =>
    fc.oneof(
      place.chain((one) =>
        fc.record({
          stage: fc.constant(one.stage),
          before: fc.constant(one.before ?? 1),
          name,
        }),
      ),
      fc.record({ stage, before: instruction, name }),
    ),
  mergeStages: ({ stage }) => fc.record({ stage, into: stage }),
  extractStage: ({ instructions }) => fc.record({ instructions, name, paths: copied }),
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
      instruction: values.instruction,
      target: path,
      path: fc.option(path),
    }),
  rerouteSource: (values) => fc.record({ edge: edge(values), source: source(values) }),
  rerouteTarget: (values) => fc.record({ edge: edge(values), place: values.place }),
  deleteEdges: (values) =>
    fc.record(
      { edges: fc.array(edge(values), { maxLength: 3 }), scratch: fc.constant(true as const) },
      { requiredKeys: ['edges'] },
    ),
};

const refactorings: Makers<RefactorIntent> = {
  mergeRuns: ({ instructions }) => fc.record({ instructions }),
  splitRuntime: ({ stage }) => fc.record({ stage, base: ref, name, paths: copied }),
  dependenciesFirst: ({ stage }) => fc.record({ stage }),
  addCacheMounts: ({ instruction }) => fc.record({ instruction }),
};

const makers: Makers<GraphIntent> = { ...rows, ...fields, ...stages, ...edges, ...refactorings };

/** All kinds of intents; those on instructions apart. */
export const KINDS = Object.keys(makers) as readonly GraphIntent['kind'][];
export const ROW_KINDS = Object.keys(rows) as readonly RowIntent['kind'][];

function valuesOf({ model, graph }: EditContext): Values {
  const count = model.instructions.length;
  const wrong = fc.constantFrom(...WRONG);
  const oneOf = (size: number): fc.Arbitrary<number> =>
    size === 0
      ? wrong
      : fc.oneof(
          { weight: 19, arbitrary: fc.nat({ max: size - 1 }) },
          { weight: 1, arbitrary: wrong },
        );
  const rowsOnly = model.instructions.flatMap(({ index, keyword }) =>
    keyword === 'FROM' ? [] : [index],
  );
  const row = rowsOnly.length === 0 ? wrong : fc.constantFrom(...rowsOnly);
  const group = (length: number): fc.Arbitrary<number[]> =>
    row.map((first) => Array.from({ length }, (_, offset) => first + offset));
  const stage = oneOf(graph.stages.length);
  const ends = fc.record({ stage: fc.oneof(stage, fc.constant(-1)), before: fc.constant(null) });
  const between = row.map((before) => ({ stage: model.instructions[before]?.stage ?? 0, before }));
  return {
    instruction: oneOf(count),
    instructions: fc.oneof(
      { weight: 5, arbitrary: fc.array(row, { minLength: 1, maxLength: 4 }) },
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }).chain(group) },
      { weight: 1, arbitrary: fc.array(oneOf(count), { maxLength: 4 }) },
    ),
    stage,
    place: fc.oneof(
      { weight: 10, arbitrary: between },
      { weight: 5, arbitrary: ends },
      { weight: 1, arbitrary: fc.record({ stage, before: fc.option(oneOf(count)) }) },
    ),
  };
}

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
