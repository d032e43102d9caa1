import type { LogChunk } from '../types.ts';

/**
 * One version of a step's log: the first `length` chunks of a tape that later versions of the same
 * step share and append to. Appending is O(1); a version never shows more than its own length.
 */
export interface LogVersion {
  readonly tape: LogChunk[];
  readonly length: number;
  /** The chunks as an array, made when first asked for. */
  view: readonly LogChunk[] | null;
}

const nothing: readonly LogChunk[] = [];

export function emptyLog(): LogVersion {
  return { tape: [], length: 0, view: nothing };
}

/** A version with its own tape, e.g. of a step that came through `structuredClone`. */
export function logOf(chunks: readonly LogChunk[]): LogVersion {
  return { tape: [...chunks], length: chunks.length, view: chunks };
}

/** The next version. When another version already went on from `log`, the tape is copied first. */
export function appendChunk(log: LogVersion, chunk: LogChunk): LogVersion {
  const tape = log.tape.length === log.length ? log.tape : log.tape.slice(0, log.length);
  tape.push(chunk);
  return { tape, length: tape.length, view: null };
}

/** The version's chunks; the same array each time. O(length) once. */
export function viewOf(log: LogVersion): readonly LogChunk[] {
  log.view ??= log.tape.slice(0, log.length);
  return log.view;
}
