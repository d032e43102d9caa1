import type { BuildEvent } from '@stagecraft/contracts';
import type { ItemProgress, LogChunk, StepInterval, StepPhase, StepState } from '../types.ts';
import { appendChunk, dropHead, emptyLog, logOf, viewOf, type LogVersion } from './log.ts';

type Of<T extends BuildEvent['type']> = Extract<BuildEvent, { type: T }>;
type Fields = Omit<StepState, 'log' | 'dropped'>;

/** Which log version a step shows. Kept aside so that a step is plain data to everyone else. */
const logs = new WeakMap<StepState, LogVersion>();

function versionOf(step: StepState): LogVersion {
  const known = logs.get(step);
  if (known) return known;
  const log = logOf(step.log, step.dropped);
  logs.set(step, log);
  return log;
}

function makeStep(fields: Fields, log: LogVersion): StepState {
  const step: StepState = {
    id: fields.id,
    name: fields.name,
    inputs: fields.inputs,
    lines: fields.lines,
    phase: fields.phase,
    startedAt: fields.startedAt,
    finishedAt: fields.finishedAt,
    durationMs: fields.durationMs,
    intervals: fields.intervals,
    items: fields.items,
    containerId: fields.containerId,
    imageId: fields.imageId,
    error: fields.error,
    exitCode: fields.exitCode,
    // Lazy: a fold that nobody reads the log of stays O(1) an event.
    get log() {
      return viewOf(log);
    },
    dropped: log.dropped,
  };
  logs.set(step, log);
  return step;
}

/** A step as first announced. */
export function newStep(id: string): StepState {
  const fields: Fields = {
    id,
    name: '',
    inputs: [],
    lines: null,
    phase: 'queued',
    startedAt: null,
    finishedAt: null,
    durationMs: null,
    intervals: [],
    items: [],
    containerId: null,
    imageId: null,
    error: null,
    exitCode: null,
  };
  return makeStep(fields, emptyLog());
}

function change(step: StepState, patch: Partial<Fields>): StepState {
  const fields: Fields = {
    id: step.id,
    name: patch.name ?? step.name,
    inputs: patch.inputs ?? step.inputs,
    lines: patch.lines ?? step.lines,
    phase: patch.phase ?? step.phase,
    startedAt: step.startedAt,
    finishedAt: step.finishedAt,
    durationMs: step.durationMs,
    intervals: patch.intervals ?? step.intervals,
    items: patch.items ?? step.items,
    containerId: patch.containerId ?? step.containerId,
    imageId: patch.imageId ?? step.imageId,
    error: patch.error === undefined ? step.error : patch.error,
    exitCode: patch.exitCode === undefined ? step.exitCode : patch.exitCode,
  };
  const timed = patch.intervals === undefined ? fields : { ...fields, ...timesOf(patch.intervals) };
  return makeStep(timed, versionOf(step));
}

function timesOf(
  intervals: readonly StepInterval[],
): Pick<StepState, 'startedAt' | 'finishedAt' | 'durationMs'> {
  let duration: number | null = null;
  for (const { startedAt, finishedAt } of intervals) {
    if (finishedAt !== null) duration = (duration ?? 0) + Math.max(0, finishedAt - startedAt);
  }
  return {
    startedAt: intervals[0]?.startedAt ?? null,
    finishedAt: intervals.at(-1)?.finishedAt ?? null,
    durationMs: duration,
  };
}

/** The running interval, if the last one has not ended. */
function openInterval(step: StepState): StepInterval | null {
  const last = step.intervals.at(-1);
  return last !== undefined && last.finishedAt === null ? last : null;
}

/**
 * Ends the running interval, or notes a whole one that was never announced as started.
 * @param startedAt the engine's own start of the interval, where it told one
 */
function endInterval(
  step: StepState,
  startedAt: number | null,
  finishedAt: number,
): readonly StepInterval[] {
  const last = step.intervals.at(-1);
  const open = openInterval(step);
  const start = startedAt ?? open?.startedAt ?? null;
  if (start === null) return step.intervals;
  const ended = { startedAt: start, finishedAt: Math.max(start, finishedAt) };
  // The end of an interval may be told twice; it is the same interval when it began at the same time.
  const replacesLast = open !== null || last?.startedAt === start;
  return [...(replacesLast ? step.intervals.slice(0, -1) : step.intervals), ended];
}

export function queueStep(step: StepState, event: Of<'step.queued'>): StepState {
  return change(step, { name: event.name, inputs: event.inputs });
}

export function locateStep(step: StepState, event: Of<'step.located'>): StepState {
  return change(step, { lines: event.lines });
}

export function startStep(step: StepState, event: Of<'step.started'>): StepState {
  const intervals =
    openInterval(step) === null
      ? [...step.intervals, { startedAt: event.at, finishedAt: null }]
      : step.intervals;
  return change(step, { phase: 'running', intervals, error: null, exitCode: null });
}

export function makeOfStep(step: StepState, { what, id }: Of<'step.made'>): StepState {
  return change(step, what === 'container' ? { containerId: id } : { imageId: id });
}

export function progressStep(step: StepState, event: Of<'step.progressed'>): StepState {
  const item: ItemProgress = {
    id: event.item,
    action: event.action,
    current: event.current,
    total: event.total,
    done: event.done,
  };
  const at = step.items.findIndex((known) => known.id === item.id);
  return change(step, { items: at < 0 ? [...step.items, item] : step.items.with(at, item) });
}

export function logStep(step: StepState, event: Of<'step.logged'>): StepState {
  const chunk: LogChunk = { stream: event.stream, text: event.text, at: event.at };
  return makeStep(step, appendChunk(versionOf(step), chunk));
}

/** About the bytes that the step's log takes in memory. O(1). */
export function logWeight(step: StepState): number {
  return versionOf(step).size.weight;
}

/** The step without lines at its log's head that weigh `weight`; the same one when it has no whole line. */
export function trimStep(step: StepState, weight: number): StepState {
  const log = versionOf(step);
  const trimmed = dropHead(log, weight);
  return trimmed === log ? step : makeStep(step, trimmed);
}

export function cacheStep(step: StepState, event: Of<'step.cached'>): StepState {
  return closeStep(step, 'cached', event.at);
}

export function finishStep(step: StepState, event: Of<'step.finished'>): StepState {
  return change(step, {
    // A cached step may be told as finished too; it stays cached.
    phase: step.phase === 'cached' ? 'cached' : 'done',
    intervals: endInterval(step, event.startedAt, event.finishedAt ?? event.at),
  });
}

export function failStep(step: StepState, event: Of<'step.failed'>): StepState {
  return change(step, {
    phase: event.cancelled ? 'cancelled' : 'failed',
    error: event.error,
    exitCode: event.exitCode,
    ...endedIfOpen(step, event.at),
  });
}

/** Ends a step in `phase`; one that runs stops at `at` (ms since epoch). */
export function closeStep(step: StepState, phase: StepPhase, at: number): StepState {
  return change(step, { phase, ...endedIfOpen(step, at) });
}

function endedIfOpen(step: StepState, at: number): Partial<Fields> {
  return openInterval(step) === null ? {} : { intervals: endInterval(step, null, at) };
}
