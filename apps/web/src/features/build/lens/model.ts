import { isCachedStep, type BuildTrace, type StepState } from '@stagecraft/build-trace';
import type { Instruction, Stage } from '@stagecraft/dockerfile';
import type { BuiltText, InstructionOverlay } from '../../../state/build-slice.types.ts';
import { ranInParallel } from './parallel.ts';

/** What is known of one of the two builds. */
export interface LensSide {
  /** Null until its first event is there. */
  readonly trace: BuildTrace | null;
  /** By built instruction. */
  readonly states: ReadonlyMap<number, InstructionOverlay>;
}

/** Why a builder has nothing for an instruction. */
export type Absence =
  /** The target does not need its stage. */
  | 'not-needed'
  /** It stands after the target. */
  | 'after-target'
  /** It changes the image's config alone, for which there is no step. */
  | 'config'
  /** It has no step of its own: a stage that goes on from another one or from nothing, an ARG. */
  | 'no-step'
  /** The build ended before. */
  | 'not-reached'
  | 'waiting';

/** What one builder makes of an instruction. */
export type LensCell =
  | { readonly kind: 'none'; readonly why: Absence }
  | {
      readonly kind: 'step';
      readonly state: InstructionOverlay;
      /** The builder's own words for what it makes, in order. */
      readonly made: readonly Made[];
      /** It made a layer of which nothing tells the size any more. */
      readonly sizeUnknown: boolean;
    };

/** `vertex`: digest of BuildKit's; `container` and `image`: short ids of the classic builder. */
export interface Made {
  readonly what: 'vertex' | 'container' | 'image';
  readonly id: string;
}

/** How the two builders differ at an instruction. */
export type Difference =
  /** Only the classic builder carries it out: BuildKit leaves out what the target does not need. */
  | 'skipped'
  /** Only the classic builder has a step, and makes an image of it. */
  | 'image-each'
  /** It failed with one only. */
  | 'outcome'
  /** One had it in its cache, the other carried it out. */
  | 'cache'
  /** BuildKit ran it beside others. */
  | 'parallel'
  /** The layers are not of the same size. */
  | 'size';

export interface LensRow {
  readonly instruction: Instruction;
  /** As written, on one line. */
  readonly text: string;
  /** Where a stage begins. */
  readonly stage: Stage | null;
  readonly classic: LensCell;
  readonly buildkit: LensCell;
  readonly differences: readonly Difference[];
}

/** The built file's instructions with what both builders make of them, in their order. */
export function lensRows(
  { model, graph }: BuiltText,
  classic: LensSide,
  buildkit: LensSide,
): readonly LensRow[] {
  const cells = { classic: cellsOf(classic), buildkit: cellsOf(buildkit) };
  const parallel = parallelOf(buildkit);
  return model.instructions.map((instruction): LensRow => {
    const { index, contentSpan } = instruction;
    const stage = graph.stages[instruction.stage];
    const missing: Missing = { instruction, stage, target: graph.target };
    const row = {
      classic: cells.classic(instruction) ?? none(classicAbsence(missing, classic)),
      buildkit: cells.buildkit(instruction) ?? none(buildkitAbsence(missing, buildkit)),
    };
    return {
      ...row,
      instruction,
      text: model.text.slice(contentSpan.start, contentSpan.end).replaceAll(/\s+/g, ' '),
      stage: stage?.from === index ? stage : null,
      differences: differencesOf(instruction, row.classic, row.buildkit, parallel),
    };
  });
}

interface Missing {
  readonly instruction: Instruction;
  /** Undefined before the first FROM. */
  readonly stage: Stage | undefined;
  readonly target: number | null;
}

const none = (why: Absence): LensCell => ({ kind: 'none', why });

const layerKeywords: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

function cellsOf(side: LensSide): (instruction: Instruction) => LensCell | null {
  const { trace, states } = side;
  const hasNoImage = !isGoing(side) && trace?.state !== 'succeeded';
  const steps = new Map(trace?.steps.map((step) => [step.id, step]));
  return ({ index, keyword }) => {
    const state = states.get(index);
    if (state === undefined) return null;
    const own = state.steps.flatMap((id) => steps.get(id) ?? []);
    const made = own.flatMap((step) => madeOf(step, trace?.builder === 'buildkit'));
    const isMade = state.phase === 'done' || state.phase === 'cached';
    const sizeUnknown =
      hasNoImage && isMade && state.layerSize === null && layerKeywords.has(keyword);
    return { kind: 'step', state, made, sizeUnknown };
  };
}

function madeOf({ id, containerId, imageId }: StepState, isVertex: boolean): readonly Made[] {
  if (isVertex) return [{ what: 'vertex', id }];
  return [
    ...(containerId === null ? [] : [{ what: 'container', id: containerId } as const]),
    ...(imageId === null ? [] : [{ what: 'image', id: imageId } as const]),
  ];
}

/** Ids of the steps of instructions that ran beside another one of those. */
function parallelOf({ trace, states }: LensSide): ReadonlySet<string> {
  const own = new Set([...states.values()].flatMap(({ steps }) => steps));
  return ranInParallel(
    (trace?.steps ?? [])
      .filter(({ id, phase }) => own.has(id) && phase !== 'cached')
      .flatMap(({ id, intervals }) => intervals.map((interval) => ({ of: id, interval }))),
  );
}

/** Whether more can come. */
function isGoing({ trace }: LensSide): boolean {
  return trace === null || trace.state === 'queued' || trace.state === 'running';
}

function classicAbsence({ stage, target }: Missing, side: LensSide): Absence {
  if (stage !== undefined && target !== null && stage.index > target) return 'after-target';
  return isGoing(side) ? 'waiting' : 'not-reached';
}

function buildkitAbsence({ instruction, stage }: Missing, side: LensSide): Absence {
  const { keyword } = instruction;
  if (stage === undefined || keyword === 'ARG') return 'no-step';
  if (!stage.needed) return 'not-needed';
  if (keyword === 'FROM') {
    if (stage.base.kind !== 'image') return 'no-step';
  } else if (!isCachedStep(instruction, 'buildkit')) return 'config';
  // `WORKDIR /` and what else it finds to be nothing to do.
  if (side.trace?.state === 'succeeded') return 'no-step';
  return isGoing(side) ? 'waiting' : 'not-reached';
}

function differencesOf(
  { keyword }: Instruction,
  classic: LensCell,
  buildkit: LensCell,
  parallel: ReadonlySet<string>,
): readonly Difference[] {
  if (classic.kind === 'none') return [];
  if (buildkit.kind === 'none') {
    if (buildkit.why === 'not-needed') return ['skipped'];
    return buildkit.why === 'config' || buildkit.why === 'no-step' ? ['image-each'] : [];
  }
  const phases = [classic.state.phase, buildkit.state.phase];
  const sizes = [classic.state.layerSize, buildkit.state.layerSize];
  const found: readonly (readonly [Difference, boolean])[] = [
    ['outcome', phases.includes('failed') && phases.some((one) => one === 'done')],
    // An image is looked up, not made: that the engine says so as `cached` or not tells nothing.
    ['cache', keyword !== 'FROM' && phases.includes('cached') && phases.includes('done')],
    ['parallel', buildkit.state.steps.some((id) => parallel.has(id))],
    ['size', !sizes.includes(null) && sizes[0] !== sizes[1]],
  ];
  return found.flatMap(([difference, holds]) => (holds ? [difference] : []));
}

/** What a build took in all. */
export interface LensTotals {
  /** ms since epoch. */
  readonly startedAt: number | null;
  /** ms from start to end; null before the end. */
  readonly durationMs: number | null;
  /** Instructions that were carried out, and those that the cache had. */
  readonly ran: number;
  readonly cached: number;
  /** Images that were made on the way, or vertices that were solved. */
  readonly made: number;
}

export function lensTotals(side: LensSide, rows: readonly LensCell[]): LensTotals {
  const steps = rows.flatMap((cell) => (cell.kind === 'step' ? [cell] : []));
  const count = (phase: InstructionOverlay['phase']): number =>
    steps.filter(({ state }) => state.phase === phase).length;
  const ids = steps.flatMap(({ made }) => made).filter(({ what }) => what !== 'container');
  const { startedAt = null, finishedAt = null } = side.trace ?? {};
  return {
    startedAt,
    durationMs: startedAt === null || finishedAt === null ? null : finishedAt - startedAt,
    ran: count('done') + count('failed'),
    cached: count('cached'),
    made: new Set(ids.map(({ id }) => id)).size,
  };
}
