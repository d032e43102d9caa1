import type { BuildEvent } from '@stagecraft/contracts';
import type { BuildTrace, StepPhase, StepState } from '../types.ts';
import {
  cacheStep,
  closeStep,
  failStep,
  finishStep,
  locateStep,
  logStep,
  logWeight,
  makeOfStep,
  newStep,
  progressStep,
  queueStep,
  startStep,
  trimStep,
} from './step.ts';

/** A build of which no event is known yet. */
export function emptyTrace(): BuildTrace {
  return {
    lastSeq: 0,
    state: 'queued',
    queuePosition: null,
    interruption: null,
    builder: null,
    queuedAt: null,
    startedAt: null,
    finishedAt: null,
    steps: [],
    context: null,
    imageId: null,
    tags: [],
    warnings: [],
    failure: null,
  };
}

type StepEvent = Extract<BuildEvent, { stepId: string; type: `step.${string}` }>;
type BuildOnlyEvent = Exclude<BuildEvent, StepEvent>;

/** The fold's working copy: `steps` belongs to it alone, so it may be written to. */
interface Draft {
  trace: BuildTrace;
  readonly steps: StepState[];
  readonly positions: Map<string, number>;
  /** Of all logs, and the most that it may be. */
  logWeight: number;
  readonly logLimit: number;
}

/** Of the limit that is made free at once, so that it is not for each event. */
const freed = 0.1;

/**
 * Folds events into a build's state.
 * @param trace the state so far; it is not changed
 * @param events in order of `seq`. Those up to `trace.lastSeq` were seen already and are ignored, so a
 *   stream may be replayed with any overlap.
 * @returns the new state; `trace` itself when there was nothing new. Steps that no event touched keep
 *   their identity. The result depends on the events alone, not on how they were chunked.
 * @param logLimit about the bytes of memory that all logs may take together. Above it, the longest lose
 *   whole lines at their heads (`dropped`). O(1) an event all the same.
 */
export function foldEvents(
  trace: BuildTrace,
  events: readonly BuildEvent[],
  logLimit = Infinity,
): BuildTrace {
  const fresh = events.some((event) => event.seq > trace.lastSeq);
  if (!fresh) return trace;
  const draft: Draft = {
    trace,
    steps: [...trace.steps],
    positions: new Map(trace.steps.map((step, position) => [step.id, position])),
    logWeight: trace.steps.reduce((weight, step) => weight + logWeight(step), 0),
    logLimit,
  };
  let { lastSeq } = trace;
  for (const event of events) {
    if (event.seq <= lastSeq) continue;
    if (isStepEvent(event)) foldStepEvent(draft, event);
    else draft.trace = foldBuildEvent(draft, event);
    lastSeq = event.seq;
  }
  const changed =
    draft.steps.length !== trace.steps.length ||
    draft.steps.some((step, position) => step !== trace.steps[position]);
  return { ...draft.trace, lastSeq, steps: changed ? draft.steps : trace.steps };
}

function isStepEvent(event: BuildEvent): event is StepEvent {
  return event.type.startsWith('step.');
}

function foldStepEvent(draft: Draft, event: StepEvent): void {
  let position = draft.positions.get(event.stepId);
  if (position === undefined) {
    // Not announced yet: kept without a name, so that nothing the engine said is lost.
    position = draft.steps.push(newStep(event.stepId)) - 1;
    draft.positions.set(event.stepId, position);
  }
  const step = draft.steps[position];
  if (step === undefined) return;
  const next = applyToStep(step, event);
  draft.steps[position] = next;
  if (event.type !== 'step.logged') return;
  draft.logWeight += logWeight(next) - logWeight(step);
  if (draft.logWeight > draft.logLimit) trimLogs(draft, draft.logLimit * (1 - freed));
}

/** Lets go of the heads of the longest logs, never of more than half of one, until all weigh `target`. */
function trimLogs(draft: Draft, target: number): void {
  while (draft.logWeight > target) {
    const weights = draft.steps.map(logWeight);
    const most = Math.max(...weights);
    const position = weights.indexOf(most);
    const step = draft.steps[position];
    const trimmed = step && trimStep(step, Math.min(draft.logWeight - target, most / 2));
    // One line that has not ended is all there is.
    if (trimmed === undefined || trimmed === step) return;
    draft.steps[position] = trimmed;
    draft.logWeight += logWeight(trimmed) - most;
  }
}

function applyToStep(step: StepState, event: StepEvent): StepState {
  switch (event.type) {
    case 'step.queued':
      return queueStep(step, event);
    case 'step.located':
      return locateStep(step, event);
    case 'step.started':
      return startStep(step, event);
    case 'step.made':
      return makeOfStep(step, event);
    case 'step.progressed':
      return progressStep(step, event);
    case 'step.logged':
      return logStep(step, event);
    case 'step.cached':
      return cacheStep(step, event);
    case 'step.finished':
      return finishStep(step, event);
    case 'step.failed':
      return failStep(step, event);
  }
}

function foldBuildEvent(draft: Draft, event: BuildOnlyEvent): BuildTrace {
  const { trace } = draft;
  switch (event.type) {
    case 'build.queued':
      return {
        ...trace,
        queuePosition: event.position,
        queuedAt: trace.queuedAt ?? event.at,
      };
    case 'build.started':
      return {
        ...trace,
        state: 'running',
        queuePosition: null,
        builder: event.builder,
        startedAt: event.at,
      };
    case 'context.progressed':
      return {
        ...trace,
        context: { bytes: event.bytes, files: event.files, done: event.done },
      };
    case 'image.tagged':
      return trace.tags.includes(event.tag)
        ? trace
        : { ...trace, tags: [...trace.tags, event.tag] };
    case 'warning.raised': {
      const { message, detail, url, line } = event;
      return { ...trace, warnings: [...trace.warnings, { message, detail, url, line }] };
    }
    case 'build.finished':
      endSteps(draft, event.at, 'done');
      return { ...ended(trace, 'succeeded', event.at), imageId: event.imageId };
    case 'build.failed': {
      const { message, stepId, exitCode, line } = event;
      failOpenStep(draft, event);
      endSteps(draft, event.at, 'cancelled');
      return { ...ended(trace, 'failed', event.at), failure: { message, stepId, exitCode, line } };
    }
    case 'build.cancelled':
      endSteps(draft, event.at, 'cancelled');
      return ended(trace, 'cancelled', event.at);
    case 'build.interrupted':
      endSteps(draft, event.at, 'cancelled');
      return { ...ended(trace, 'interrupted', event.at), interruption: event.reason };
  }
}

function ended(trace: BuildTrace, state: BuildTrace['state'], at: number): BuildTrace {
  return { ...trace, state, finishedAt: at, queuePosition: null };
}

/** An engine may name the failed step only with the build's failure. */
function failOpenStep(draft: Draft, event: Extract<BuildEvent, { type: 'build.failed' }>): void {
  const position = event.stepId === null ? undefined : draft.positions.get(event.stepId);
  const step = position === undefined ? undefined : draft.steps[position];
  if (position === undefined || step?.phase !== 'running') return;
  draft.steps[position] = failStep(step, {
    seq: event.seq,
    at: event.at,
    type: 'step.failed',
    stepId: step.id,
    error: event.message,
    exitCode: event.exitCode,
    cancelled: false,
  });
}

/**
 * Ends what the engine left open. Queued steps never ran, however the build ended, so they become
 * cancelled; `running` says what running ones become.
 */
function endSteps(draft: Draft, at: number, running: StepPhase): void {
  for (const [position, step] of draft.steps.entries()) {
    if (step.phase === 'running') draft.steps[position] = closeStep(step, running, at);
    else if (step.phase === 'queued') draft.steps[position] = closeStep(step, 'cancelled', at);
  }
}
