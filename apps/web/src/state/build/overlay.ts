import {
  alignInstructions,
  matchHistory,
  matchSteps,
  type BuildTrace,
  type StepMatch,
  type StepPhase,
  type StepState,
} from '@stagecraft/build-trace';
import type { ImageDetail } from '@stagecraft/contracts';
import type { DockerfileModel, StageGraph } from '@stagecraft/dockerfile';
import type { InstructionOverlay } from '../build-slice.types.ts';

/** The text that a build was made from, parsed with the options it was built with. */
export interface BuiltText {
  readonly buildId: string;
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
}

export interface OverlayInput {
  readonly trace: BuildTrace | null;
  readonly built: BuiltText | null;
  /** Today's text of the same Dockerfile; null when another file is shown. */
  readonly current: DockerfileModel | null;
  readonly image: ImageDetail | null;
}

export interface OverlayResult {
  readonly stepMatches: ReadonlyMap<string, StepMatch>;
  readonly overlay: ReadonlyMap<number, InstructionOverlay>;
}

/**
 * Makes the function that computes the overlay. It remembers what its last input gave, so that a frame
 * of a running build costs its steps, and a keystroke the alignment of two texts.
 */
export function createOverlay(): (input: OverlayInput) => OverlayResult {
  const match = rememberMatches();
  const align = rememberLast(alignInstructions);
  const sizesOf = rememberLast(layerSizes);
  return ({ trace, built, current, image }) => {
    if (!trace || !built) return { stepMatches: new Map(), overlay: new Map() };
    const stepMatches = match(built, trace.steps);
    if (!current) return { stepMatches, overlay: new Map() };
    const overlay = overlayOf({
      trace,
      stepMatches,
      model: built.model,
      alignment: align(built.model, current),
      sizes: sizesOf(built, image),
    });
    return { stepMatches, overlay };
  };
}

/** A step's name and inputs stay once announced, so the number of steps tells whether to match anew. */
function rememberMatches() {
  let last: { built: BuiltText; count: number; matches: ReadonlyMap<string, StepMatch> } | null =
    null;
  return (built: BuiltText, steps: readonly StepState[]): ReadonlyMap<string, StepMatch> => {
    if (last?.built !== built || last.count !== steps.length) {
      const matches = matchSteps(built.model, built.graph, steps);
      last = { built, count: steps.length, matches };
    }
    return last.matches;
  };
}

interface Parts {
  readonly trace: BuildTrace;
  readonly stepMatches: ReadonlyMap<string, StepMatch>;
  readonly model: DockerfileModel;
  readonly alignment: ReadonlyMap<number, number>;
  readonly sizes: ReadonlyMap<number, number>;
}

function overlayOf(parts: Parts): ReadonlyMap<number, InstructionOverlay> {
  const overlay = new Map<number, InstructionOverlay>();
  const put = (built: number, state: Omit<InstructionOverlay, 'layerSize'>) => {
    const today = parts.alignment.get(built);
    if (today !== undefined) {
      overlay.set(today, { ...state, layerSize: parts.sizes.get(built) ?? null });
    }
  };
  for (const [instruction, steps] of stepsByInstruction(parts)) {
    const state = combine(steps, ended(parts.trace));
    if (state) put(instruction, state);
  }
  const failedAt = failedInstruction(parts);
  if (failedAt !== null) {
    put(failedAt, {
      phase: 'failed',
      startedAt: null,
      durationMs: null,
      error: parts.trace.failure?.message ?? null,
      exitCode: parts.trace.failure?.exitCode ?? null,
      steps: [],
    });
  }
  return overlay;
}

function stepsByInstruction({ trace, stepMatches }: Parts): ReadonlyMap<number, StepState[]> {
  const byInstruction = new Map<number, StepState[]>();
  for (const step of trace.steps) {
    const match = stepMatches.get(step.id);
    if (match?.kind !== 'instruction' && match?.kind !== 'onbuild') continue;
    const list = byInstruction.get(match.instruction);
    if (list) list.push(step);
    else byInstruction.set(match.instruction, [step]);
  }
  return byInstruction;
}

const weight: Readonly<Record<StepPhase, number>> = {
  failed: 5,
  running: 4,
  cancelled: 3,
  queued: 2,
  done: 1,
  cached: 0,
};

/** Several steps of one instruction as one; null when none of them ran before the build ended. */
function combine(
  steps: readonly StepState[],
  buildEnded: boolean,
): Omit<InstructionOverlay, 'layerSize'> | null {
  const shown = buildEnded ? steps.filter((step) => step.phase !== 'queued') : steps;
  const lead = shown.reduce<StepState | null>(
    (best, step) => (best === null || weight[step.phase] > weight[best.phase] ? step : best),
    null,
  );
  if (!lead) return null;
  const starts = shown.flatMap((step) => (step.startedAt === null ? [] : [step.startedAt]));
  const durations = shown.flatMap((step) => (step.durationMs === null ? [] : [step.durationMs]));
  return {
    phase: lead.phase,
    startedAt: starts.length > 0 ? Math.min(...starts) : null,
    durationMs: durations.length > 0 ? durations.reduce((sum, ms) => sum + ms, 0) : null,
    error: lead.error,
    exitCode: lead.exitCode,
    steps: shown.map((step) => step.id),
  };
}

/** The built instruction on the line that the engine named without naming a step. */
function failedInstruction({ trace, model }: Parts): number | null {
  const { failure } = trace;
  if (!failure || failure.stepId !== null || failure.line === null) return null;
  const { line } = failure;
  const found = model.instructions.find((one) => one.firstLine <= line && line <= one.lastLine);
  return found?.index ?? null;
}

/** Built instruction → bytes of its layers, as the image's history tells. */
function layerSizes(built: BuiltText, image: ImageDetail | null): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  if (!image) return sizes;
  for (const { entry, origin } of matchHistory(built.model, built.graph, image.history)) {
    if (origin.kind !== 'instruction') continue;
    sizes.set(origin.instruction, (sizes.get(origin.instruction) ?? 0) + entry.size);
  }
  return sizes;
}

/** Whether nothing can happen to the build any more. */
export function ended(trace: BuildTrace): boolean {
  return trace.state !== 'queued' && trace.state !== 'running';
}

function rememberLast<A, B, R>(compute: (a: A, b: B) => R): (a: A, b: B) => R {
  let last: { readonly a: A; readonly b: B; readonly result: R } | null = null;
  return (a, b) => {
    if (last?.a !== a || last.b !== b) last = { a, b, result: compute(a, b) };
    return last.result;
  };
}
