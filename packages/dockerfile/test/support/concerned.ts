import type { EditContext, GraphIntent } from '../../src/index.ts';
import { blockOf, segmentOf } from '../../src/edits/blocks.ts';
import { stageSymbols } from '../../src/symbols/stage-symbols.ts';

/** What an intent may change: instructions by their index, and whole stages with all that stands in them. */
interface Concern {
  readonly instructions: ReadonlySet<number>;
  /** Whether comments of these may go with them. */
  readonly goes: boolean;
  readonly stages: readonly number[];
}

/**
 * Instructions whose text or order an intent may change. All others keep theirs, but for the numbers of
 * stages. FROMs of stages that it names are among them, as they may need a name.
 */
export function concernOf(context: EditContext, intent: GraphIntent): Concern {
  const { graph } = context;
  const rows = (...instructions: readonly number[]): Concern => ({
    instructions: new Set(instructions),
    goes: false,
    stages: [],
  });
  const whole = (...stages: readonly number[]): Concern =>
    rows(...stages.flatMap((stage) => [...ownOf(context, stage), ...namingOf(context, stage)]));
  const fromOf = (stage: number): number => graph.stages[stage]?.from ?? -1;
  const endFrom = (end: { kind: string; stage?: number }): number =>
    end.stage === undefined ? -1 : fromOf(end.stage);
  switch (intent.kind) {
    case 'insertText':
    case 'duplicateInstructions':
    case 'duplicateStage':
      return rows();
    case 'moveInstructions':
    case 'commentInstructions':
    case 'mergeRuns':
      return rows(...intent.instructions);
    case 'deleteInstructions':
      return { ...rows(...intent.instructions), goes: true };
    case 'replaceInstruction':
    case 'addCacheMounts':
      return rows(intent.instruction);
    case 'setFields':
      return rows(intent.instruction, ...namedBy(context, intent.instruction));
    case 'addStage':
      return rows(endFrom(intent.base));
    case 'setBase':
      return rows(fromOf(intent.stage), endFrom(intent.base));
    case 'renameStage':
      return rows(...namingOf(context, intent.stage));
    case 'deleteStage': {
      const stages =
        intent.how === 'cascade' ? withChildren(context, intent.stage) : [intent.stage];
      const children = graph.stages.filter(
        ({ base }) => base.kind === 'stage' && base.stage === intent.stage,
      );
      return {
        ...whole(...stages, ...(intent.how === 'inline' ? children.map(({ index }) => index) : [])),
        goes: true,
        stages,
      };
    }
    case 'moveStage':
      return rows(...ownOf(context, intent.stage));
    case 'splitStage':
      return rows(fromOf(intent.stage));
    case 'mergeStages':
      return { ...whole(intent.stage, intent.into) };
    case 'extractStage':
      return rows(
        ...intent.instructions,
        ...intent.instructions.map((one) => fromOf(context.model.instructions[one]?.stage ?? -1)),
      );
    case 'connectCopy':
      return rows(endFrom(intent.source));
    case 'connectMount':
      return rows(intent.instruction, endFrom(intent.source));
    case 'rerouteSource':
      return rows(edgeInstruction(context, intent.edge), endFrom(intent.source));
    case 'rerouteTarget':
      return rows(
        edgeInstruction(context, intent.edge),
        ...(intent.place.before === null
          ? ownOf(context, intent.place.stage).filter(
              (index) => context.model.instructions[index]?.keyword === 'RUN',
            )
          : [intent.place.before]),
      );
    case 'deleteEdges':
      return { ...rows(...intent.edges.map((edge) => edgeInstruction(context, edge))), goes: true };
    case 'splitRuntime':
    case 'dependenciesFirst':
      return whole(intent.stage);
  }
}

/** Ranges whose comments may go. */
export function goingRanges(
  { model }: EditContext,
  { instructions, goes, stages }: Concern,
): readonly { readonly start: number; readonly end: number }[] {
  if (!goes) return [];
  return [
    ...[...instructions].map((index) => blockOf(model, index)),
    ...stages.map((stage) => segmentOf(model, stage)),
  ];
}

function ownOf({ model }: EditContext, stage: number): number[] {
  return model.instructions.filter((one) => one.stage === stage).map(({ index }) => index);
}

/** Instructions that name a stage, its FROM among them. */
function namingOf({ model, graph }: EditContext, stage: number): number[] {
  const symbol = stageSymbols(model, graph).find((one) => one.stage === stage);
  return symbol?.occurrences.map(({ instruction }) => instruction) ?? [];
}

/** Where the stage of a FROM is named. */
function namedBy(context: EditContext, instruction: number): number[] {
  const stage = context.graph.stages.find(({ from }) => from === instruction);
  return stage === undefined ? [] : namingOf(context, stage.index);
}

/** A stage and those built FROM it, however far. */
function withChildren({ graph }: EditContext, stage: number): number[] {
  const found = new Set([stage]);
  for (const { index, base } of graph.stages) {
    if (base.kind === 'stage' && found.has(base.stage)) found.add(index);
  }
  return [...found];
}

function edgeInstruction(
  { graph }: EditContext,
  edge: { readonly kind: string; readonly stage?: number; readonly instruction?: number },
): number {
  return edge.instruction ?? graph.stages[edge.stage ?? -1]?.from ?? -1;
}
