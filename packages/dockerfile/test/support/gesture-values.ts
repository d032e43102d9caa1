import fc from 'fast-check';
import type { EditContext, EdgeText, InstructionPlace } from '../../src/index.ts';

/** What intents on one document are made of: mostly what is there, sometimes what is not. */
export interface Values {
  readonly instruction: fc.Arbitrary<number>;
  readonly instructions: fc.Arbitrary<number[]>;
  /** Of one stage, next to each other. */
  readonly group: fc.Arbitrary<number[]>;
  readonly run: fc.Arbitrary<number>;
  /** RUNs next to each other. */
  readonly runs: fc.Arbitrary<number[]>;
  readonly stage: fc.Arbitrary<number>;
  /** A stage and one that is built FROM it. */
  readonly pair: fc.Arbitrary<readonly [number, number]>;
  readonly place: fc.Arbitrary<InstructionPlace>;
  readonly edge: fc.Arbitrary<EdgeText>;
  readonly keywordOf: (instruction: number) => string;
  readonly stageOf: (instruction: number) => number;
}

const WRONG = fc.constantFrom(-1, 1000, 0.5, Number.NaN);

/** The values for one document. */
export function valuesOf(context: EditContext): Values {
  const { model, graph } = context;
  const instruction = indexBelow(model.instructions.length);
  const stage = indexBelow(graph.stages.length);
  const families = graph.stages.flatMap(({ index, base }) =>
    base.kind === 'stage' ? [[base.stage, index] as const] : [],
  );
  const runs = indicesWhere(context, (keyword) => keyword === 'RUN');
  return {
    instruction,
    ...selections(context, instruction),
    run: mostly(runs, instruction),
    runs: mostly(
      runs.flatMap((at) => (runs.includes(at + 1) ? [[at, at + 1]] : [])),
      fc.array(instruction),
    ),
    stage,
    pair: mostly(families, fc.tuple(stage, stage)),
    place: places(context, stage, instruction),
    edge: edgeTexts(context, stage, instruction),
    keywordOf: (index) => model.instructions[index]?.keyword ?? '',
    stageOf: (index) => model.instructions[index]?.stage ?? -1,
  };
}

function indexBelow(count: number): fc.Arbitrary<number> {
  return mostly([...Array(count).keys()], WRONG);
}

function mostly<T>(likely: readonly T[], other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  if (likely.length === 0) return other;
  return fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...likely) },
    { weight: 1, arbitrary: other },
  );
}

function indicesWhere({ model }: EditContext, isWanted: (keyword: string) => boolean): number[] {
  return model.instructions.flatMap(({ index, keyword }) => (isWanted(keyword) ? [index] : []));
}

function selections(
  context: EditContext,
  any: fc.Arbitrary<number>,
): Pick<Values, 'instructions' | 'group'> {
  const { instructions } = context.model;
  const rows = indicesWhere(context, (keyword) => keyword !== 'FROM');
  const row = rows.length === 0 ? WRONG : fc.constantFrom(...rows);
  const group = fc
    .tuple(row, fc.integer({ min: 1, max: 4 }))
    .map(([first, length]) =>
      Array.from({ length }, (_, offset) => first + offset).filter(
        (at) => at === first || instructions[at]?.stage === instructions[first]?.stage,
      ),
    );
  return {
    group,
    instructions: fc.oneof(
      { weight: 5, arbitrary: fc.array(row, { minLength: 1, maxLength: 4 }) },
      { weight: 5, arbitrary: group },
      { weight: 1, arbitrary: fc.array(any, { maxLength: 4 }) },
    ),
  };
}

function places(
  context: EditContext,
  stage: fc.Arbitrary<number>,
  instruction: fc.Arbitrary<number>,
): fc.Arbitrary<InstructionPlace> {
  const rows = indicesWhere(context, (keyword) => keyword !== 'FROM');
  const between = rows.map((before) => ({
    stage: context.model.instructions[before]?.stage ?? 0,
    before,
  }));
  const ends = fc.record({ stage: fc.oneof(stage, fc.constant(-1)), before: fc.constant(null) });
  const any = fc.record({ stage, before: fc.option(instruction) });
  return fc.oneof(mostly(between, any), ends);
}

function edgeTexts(
  { model, graph }: EditContext,
  stage: fc.Arbitrary<number>,
  instruction: fc.Arbitrary<number>,
): fc.Arbitrary<EdgeText> {
  const edges = graph.edges.map((edge): EdgeText => {
    const at = edge.instruction;
    if (edge.kind === 'base') {
      return { kind: 'base', stage: model.instructions[at]?.stage ?? -1 };
    }
    return edge.kind === 'mount'
      ? { kind: 'mount', instruction: at, mount: 0 }
      : { kind: 'copy', instruction: at };
  });
  const mount = fc.constantFrom(0, 0, 1, -1);
  return mostly(
    edges,
    fc.oneof(
      stage.map((one): EdgeText => ({ kind: 'base', stage: one })),
      instruction.map((one): EdgeText => ({ kind: 'copy', instruction: one })),
      fc
        .tuple(instruction, mount)
        .map(([one, at]): EdgeText => ({ kind: 'mount', instruction: one, mount: at })),
    ),
  );
}
