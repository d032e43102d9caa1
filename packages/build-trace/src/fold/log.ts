import { plainStyle, styleAfterText } from '../log/ansi.ts';
import type { DroppedLog, LogChunk } from '../types.ts';

/**
 * One version of a step's log: the first `length` chunks of a tape that later versions of the same
 * step share and append to. Appending is O(1); a version never shows more than its own length.
 */
export interface LogVersion {
  readonly tape: LogChunk[];
  readonly length: number;
  /** What was before the tape's first chunk. */
  readonly dropped: DroppedLog;
  /** About the bytes that the chunks take in memory, and their line breaks. */
  readonly size: LogSize;
  /** The chunks as an array, made when first asked for. */
  view: readonly LogChunk[] | null;
}

interface LogSize {
  readonly weight: number;
  readonly lineBreaks: number;
}

/** What a line and a chunk take in memory besides their text, in bytes, about. */
const lineWeight = 100;
const chunkWeight = 50;

const nothing: readonly LogChunk[] = [];
const noSize: LogSize = { weight: 0, lineBreaks: 0 };
const noneDropped: DroppedLog = { chunks: 0, lines: 0, style: plainStyle };

export function emptyLog(): LogVersion {
  return { tape: [], length: 0, dropped: noneDropped, size: noSize, view: nothing };
}

/** A version with its own tape, e.g. of a step that came through `structuredClone`. */
export function logOf(chunks: readonly LogChunk[], dropped: DroppedLog): LogVersion {
  const size = chunks.map(({ text }) => sizeOf(text)).reduce(sum, noSize);
  return { tape: [...chunks], length: chunks.length, dropped, size, view: chunks };
}

/** The next version. When another version already went on from `log`, the tape is copied first. */
export function appendChunk(log: LogVersion, chunk: LogChunk): LogVersion {
  const tape = log.tape.length === log.length ? log.tape : log.tape.slice(0, log.length);
  tape.push(chunk);
  const size = sum(log.size, sizeOf(chunk.text));
  return { tape, length: tape.length, dropped: log.dropped, size, view: null };
}

/** The version's chunks; the same array each time. O(length) once. */
export function viewOf(log: LogVersion): readonly LogChunk[] {
  log.view ??= log.tape.slice(0, log.length);
  return log.view;
}

/**
 * The log without lines at its head that weigh `weight` or a little more; without all whole lines where
 * they weigh less. A line is never cut. The same version when there is no whole line. O(length).
 */
export function dropHead(log: LogVersion, weight: number): LogVersion {
  if (log.size.lineBreaks === 0) return log;
  const chunks = viewOf(log);
  const { chunk: index, end } = lineEnd(chunks, weight);
  const gone = chunks.slice(0, index + 1).map(({ text }) => text);
  const last = chunks[index];
  const rest = last?.text.slice(end) ?? '';
  gone[index] = last?.text.slice(0, end) ?? '';
  const tape = chunks.slice(index + 1);
  if (last && rest !== '') tape.unshift({ ...last, text: rest });
  const { dropped } = log;
  const size = tape.map(({ text }) => sizeOf(text)).reduce(sum, noSize);
  return {
    tape,
    length: tape.length,
    dropped: {
      chunks: dropped.chunks + chunks.length - tape.length,
      lines: dropped.lines + log.size.lineBreaks - size.lineBreaks,
      style: styleAfterText(gone.join(''), dropped.style),
    },
    size,
    view: null,
  };
}

/** Where the first line ends (after its break) by which `weight` is reached; else the last one. */
function lineEnd(chunks: readonly LogChunk[], weight: number): { chunk: number; end: number } {
  let reached = 0;
  let found = { chunk: 0, end: 0 };
  for (const [chunk, { text }] of chunks.entries()) {
    reached += sizeOf(text).weight;
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) found = { chunk, end };
    if (reached >= weight && found.end > 0) break;
  }
  return found;
}

function sizeOf(text: string): LogSize {
  let lineBreaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineBreaks += 1;
  return { weight: text.length + chunkWeight + lineBreaks * lineWeight, lineBreaks };
}

function sum(a: LogSize, b: LogSize): LogSize {
  return { weight: a.weight + b.weight, lineBreaks: a.lineBreaks + b.lineBreaks };
}
