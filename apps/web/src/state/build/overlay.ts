import {
  alignInstructions,
  instructionStates,
  lastLines,
  layerSizes,
  matchHistory,
  matchSteps,
  type BuildTrace,
  type InstructionState,
  type MatchedHistoryEntry,
  type StepMatch,
  type StepState,
} from '@stagecraft/build-trace';
import type { ImageDetail } from '@stagecraft/contracts';
import type { DockerfileModel } from '@stagecraft/dockerfile';
import { sameData } from '../../language/same-data.ts';
import type { BuildSlice, BuiltText, InstructionOverlay } from '../build-slice.types.ts';

export interface OverlayInput {
  readonly trace: BuildTrace | null;
  readonly built: BuiltText | null;
  /** Today's text of the same Dockerfile; null when another file is shown. */
  readonly current: DockerfileModel | null;
  readonly image: ImageDetail | null;
}

export type OverlayResult = Pick<
  BuildSlice,
  'stepMatches' | 'overlay' | 'alignment' | 'imageHistory'
>;

/**
 * Makes the function that computes the overlay. It remembers what its last input gave, so that a frame
 * of a running build costs its steps, and a keystroke the alignment of two texts.
 */
export function createOverlay(): (input: OverlayInput) => OverlayResult {
  const match = rememberMatches();
  const align = rememberLast(alignInstructions);
  const originsOf = rememberLast(historyOf);
  let shown = nothingKnown.overlay;
  return ({ trace, built, current, image }) => {
    if (!built) return nothingKnown;
    const stepMatches = match(built, trace?.steps ?? noSteps);
    const imageHistory = originsOf(built, image);
    const alignment = current ? align(built.model, current) : nothingKnown.alignment;
    const known = { stepMatches, alignment, imageHistory };
    if (!trace || !current) return { ...known, overlay: nothingKnown.overlay };
    const sizes = layerSizes(imageHistory);
    const overlay = overlayOf({ trace, stepMatches, model: built.model, alignment, sizes });
    shown = keepSame(shown, overlay);
    return { ...known, overlay: shown };
  };
}

const nothingKnown: OverlayResult = {
  stepMatches: new Map(),
  overlay: new Map(),
  alignment: new Map(),
  imageHistory: [],
};
const noSteps: readonly StepState[] = [];

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

/** `now`, or `before` where it says the same: most frames bring lines of the log and no new state. */
function keepSame(
  before: OverlayResult['overlay'],
  now: OverlayResult['overlay'],
): OverlayResult['overlay'] {
  const same =
    before.size === now.size && [...now].every(([at, state]) => sameData(before.get(at), state));
  return same ? before : now;
}

function overlayOf(parts: Parts): ReadonlyMap<number, InstructionOverlay> {
  const overlay = new Map<number, InstructionOverlay>();
  const put = (built: number, state: Omit<InstructionOverlay, 'layerSize'>) => {
    const today = parts.alignment.get(built);
    if (today !== undefined) {
      overlay.set(today, { ...state, layerSize: parts.sizes.get(built) ?? null });
    }
  };
  for (const [instruction, state] of instructionStates(
    whatHappened(parts.trace),
    parts.stepMatches,
  )) {
    put(instruction, { ...state, ...outputOf(state, parts.trace) });
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

/** Lines of a failed command's output that are shown beside it. */
const shownLines = 3;

/** What a command printed last before it failed: that says more than the engine, which repeats the command. */
function outputOf(
  { phase, exitCode, steps }: InstructionState,
  trace: BuildTrace,
): Pick<InstructionOverlay, 'output'> {
  if (phase !== 'failed' || exitCode === null) return {};
  const failed = trace.steps.find((step) => step.phase === 'failed' && steps.includes(step.id));
  const output = lastLines(failed?.log ?? [], shownLines);
  return output.length === 0 ? {} : { output };
}

/** What never started says nothing once the build has ended: not that it waits, not that it was stopped. */
function whatHappened(trace: BuildTrace): BuildTrace {
  if (!ended(trace)) return trace;
  const steps = trace.steps.filter(
    ({ phase, startedAt }) => startedAt !== null || (phase !== 'queued' && phase !== 'cancelled'),
  );
  return { ...trace, steps };
}

/** The built instruction on the line that the engine named without naming a step. */
function failedInstruction({ trace, model }: Parts): number | null {
  const { failure } = trace;
  if (!failure || failure.stepId !== null || failure.line === null) return null;
  const { line } = failure;
  const found = model.instructions.find((one) => one.firstLine <= line && line <= one.lastLine);
  return found?.index ?? null;
}

function historyOf(built: BuiltText, image: ImageDetail | null): readonly MatchedHistoryEntry[] {
  return image ? matchHistory(built.model, built.graph, image.history) : [];
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
