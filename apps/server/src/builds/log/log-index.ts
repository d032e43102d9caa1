import type { LogLines } from '@stagecraft/build-trace';

/** How far a step's output is cut into lines. */
export interface OpenStep {
  /** Index of the first line in `state`. */
  readonly index: number;
  /** What comes next: at most one line, which may still grow. */
  readonly state: LogLines;
}

/** A place in a log's file, with how far a step is there. */
export interface LogPlace {
  /** Bytes from the log's beginning; an event begins there. */
  readonly offset: number;
  readonly step: OpenStep;
}

/**
 * Where lines of a log stand in its file, so that a window far down is read without all that is before
 * it. A log only grows: what is noted stays true. One place every 2 MB, made while the log is read.
 */
export interface LogIndex {
  /** The last place that is known before a line (0-based) of a step; null where only the beginning is. */
  before(stepId: string, line: number): LogPlace | null;
  /** Notes how far steps are at an offset. */
  note(offset: number, steps: ReadonlyMap<string, OpenStep>): void;
}

/** @param stride bytes between two places, at least */
export function createLogIndex(stride = 2_000_000): LogIndex {
  const places = new Map<string, LogPlace[]>();
  return {
    before(stepId, line) {
      return places.get(stepId)?.findLast(({ step }) => step.index <= line) ?? null;
    },
    note(offset, steps) {
      for (const [stepId, step] of steps) {
        const known = places.get(stepId) ?? [];
        const last = known.at(-1) ?? null;
        // A step that wrote nothing since needs no other place.
        if (last?.step === step || offset < (last?.offset ?? 0) + stride) continue;
        known.push({ offset, step });
        places.set(stepId, known);
      }
    },
  };
}

/** Logs whose places are kept: those that were read last. */
const keptLogs = 8;

/** Gives the index of a log by its path. */
export function createLogIndexes(): (path: string) => LogIndex {
  const indexes = new Map<string, LogIndex>();
  return (path) => {
    const index = indexes.get(path) ?? createLogIndex();
    indexes.delete(path);
    indexes.set(path, index);
    const [oldest] = indexes.keys();
    if (indexes.size > keptLogs && oldest !== undefined) indexes.delete(oldest);
    return index;
  };
}
