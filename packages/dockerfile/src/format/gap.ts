import type { DockerfileModel, Span } from '../types.ts';
import { lineOf } from '../text/lines.ts';
import { contentEnd } from '../parse/logical.ts';

/** A run of spaces and tabs (maybe empty) and what it is there for. */
export interface Slot extends Span {
  /**
   * `between`: two tokens of a line, or a token and the escape character. `lead`: a line's indentation.
   * `trail`: after the escape character, after a comment, on an empty line.
   */
  readonly role: 'between' | 'lead' | 'trail';
}

/** What stands between two tokens: white space, continuations, comment lines and empty lines. */
export interface Gap extends Span {
  readonly slots: readonly Slot[];
  /** Indentation of the line that the next token stands on; null when it stands on the same line. */
  readonly landing: Span | null;
  /** Line ends in it. */
  readonly lines: number;
  /** The instruction ends in it, though it continues: nothing comes after. */
  readonly dangling: boolean;
}

/** Reads the gap that begins at an offset, right after a token. */
export type GapReader = (start: number) => Gap;

type Source = Pick<DockerfileModel, 'text' | 'lineStarts' | 'escape'>;

/** Makes a reader for one model; it remembers the last line, so that a long line is measured once. */
export function makeGapReader(model: Source): GapReader {
  let lastLine = -1;
  let lastEnd = 0;
  const endOf = (line: number): number => {
    if (line !== lastLine) {
      lastLine = line;
      lastEnd = contentEnd(model, line);
    }
    return lastEnd;
  };
  return (start) => readGap(model, endOf, start);
}

function readGap(model: Source, endOf: (line: number) => number, start: number): Gap {
  const { text } = model;
  const slots: Slot[] = [];
  let line = lineOf(model, start);
  const firstLine = line;
  let stop = endOf(line);
  let at = skipBlanks(text, start, stop);
  if (!continuesAt(model, at, stop)) {
    slots.push({ start, end: at, role: 'between' });
    return { start, end: at, slots, landing: null, lines: 0, dangling: false };
  }
  slots.push({ start, end: at, role: 'between' });
  for (;;) {
    slots.push({ start: at + 1, end: stop, role: 'trail' });
    line = skipLines(model, endOf, line + 1, slots);
    const begin = model.lineStarts[line] ?? text.length;
    stop = begin < text.length ? endOf(line) : begin;
    at = skipBlanks(text, begin, stop);
    const dangling = at === stop;
    if (dangling || !continuesAt(model, at, stop)) {
      const landing = { start: begin, end: at };
      slots.push({ ...landing, role: 'lead' });
      return { start, end: at, slots, landing, lines: line - firstLine, dangling };
    }
    slots.push({ start: begin, end: at, role: 'lead' });
  }
}

/** Takes comments and empty lines from `from` on; gives the first line that is neither. */
function skipLines(
  model: Source,
  endOf: (line: number) => number,
  from: number,
  slots: Slot[],
): number {
  const { text, lineStarts } = model;
  let line = from;
  for (; line < lineStarts.length; line++) {
    const start = lineStarts[line] ?? text.length;
    if (start === text.length) break;
    const end = endOf(line);
    const first = skipBlanks(text, start, end);
    if (first === end) slots.push({ start, end, role: 'trail' });
    else if (text[first] === '#') {
      slots.push({ start, end: first, role: 'lead' });
      slots.push({ start: trimBlanks(text, first, end), end, role: 'trail' });
    } else break;
  }
  return line;
}

/** Whether the character at `at` continues its line: the escape character with nothing but blanks after it. */
function continuesAt(model: Source, at: number, stop: number): boolean {
  const { text, escape } = model;
  if (at >= stop || text[at] !== escape || text[at - 1] === escape) return false;
  return skipBlanks(text, at + 1, stop) === stop;
}

/** Offset of the first character in `[start, end)` that is neither space nor tab, or `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isPlainBlank(text.charCodeAt(at))) at++;
  return at;
}

function trimBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isPlainBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Space or tab: the white space that the formatter writes anew. Any other is left alone. */
export function isPlainBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
