import { stripAnsi } from '@stagecraft/build-trace';
import { linesOf, type RunLine, type RunLog } from '../../../state/container/run-log.ts';

/** Lines that are kept; the download has all. */
export const keptLogLines = 10_000;

/** A line of a container's log. */
export interface LogLine {
  readonly number: number;
  readonly stream: RunLine['stream'];
  /** RFC 3339, as the engine wrote it; null where it is not told, e.g. after a carriage return. */
  readonly at: string | null;
  /** Escape sequences included. */
  readonly text: string;
}

const stamped = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?/;

/** Takes the time off that the engine puts before each line. */
export function lineOf({ number, stream, text }: RunLine): LogLine {
  const found = stamped.exec(text);
  const [whole = '', at = null] = found ?? [];
  return { number, stream, at, text: text.slice(whole.length) };
}

/** The lines of a log that was asked for with times. */
export function logLinesOf(log: RunLog): readonly LogLine[] {
  return linesOf(log, keptLogLines).map(lineOf);
}

/** Places of the lines that have the text in them, in either case. */
export function findInLog(lines: readonly LogLine[], query: string): readonly number[] {
  const needle = query.toLowerCase();
  if (needle === '') return [];
  return lines.flatMap(({ text }, index) =>
    stripAnsi(text).toLowerCase().includes(needle) ? [index] : [],
  );
}

/** Place of the line that a search of the whole log has found; null when it is not among these. */
export function placeOfMatch(
  lines: readonly LogLine[],
  { at, text }: { readonly at: number | null; readonly text: string },
): number | null {
  const index = lines.findIndex(
    (line) =>
      line.at !== null &&
      Math.trunc(Date.parse(line.at)) === at &&
      stripAnsi(line.text).startsWith(text),
  );
  return index < 0 ? null : index;
}

/** Time of day in the browser's time zone with milliseconds; empty where there is none. */
export function clockOf(at: string | null): string {
  const date = at === null ? null : new Date(at);
  if (date === null || Number.isNaN(date.getTime())) return '';
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const ms = String(date.getMilliseconds()).padStart(3, '0');
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${ms}`;
}
