import { skipSpace } from '../text/chars.ts';
import type { Cooked } from '../text/cooked.ts';
import type { DockerfileModel, Instruction } from '../types.ts';

const HASH = 0x23;

/** What reading lines needs: the text, where its lines begin, and the escape character. */
export interface Source {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly escape: '\\' | '`';
}

/** An instruction's lines, joined. */
export interface Logical {
  readonly cooked: Cooked;
  /** The instruction's range in `cooked.text`. */
  readonly from: number;
  readonly to: number;
  /** Last line read, comments and blank lines after an open continuation included. */
  readonly lastLine: number;
  /** A blank line stood within the continuation. */
  readonly hasEmptyLine: boolean;
}

/** Offset after a line's line ending. */
export function lineEnd(source: Pick<Source, 'text' | 'lineStarts'>, line: number): number {
  return source.lineStarts[line + 1] ?? source.text.length;
}

/** Offset of a line's line ending: `\n` and every `\r` before it, as BuildKit trims them. */
export function contentEnd(source: Pick<Source, 'text' | 'lineStarts'>, line: number): number {
  const start = source.lineStarts[line] ?? 0;
  let end = lineEnd(source, line);
  while (end > start) {
    const code = source.text.charCodeAt(end - 1);
    if (code !== 0x0a && code !== 0x0d) break;
    end--;
  }
  return end;
}

/**
 * Where a line's continuation character stands, or -1. Spaces and tabs may follow it; one that
 * another escape character precedes does not continue.
 */
export function continuationAt(source: Source, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const code = source.text.charCodeAt(at - 1);
    if (code !== 0x20 && code !== 0x09) break;
    at--;
  }
  if (at === start || source.text[at - 1] !== source.escape) return -1;
  if (at - 1 > start && source.text[at - 2] === source.escape) return -1;
  return at - 1;
}

/**
 * Reads the instruction that begins at `start` (its first character that is no space) of `line`.
 * `whole` is the file itself as a cooked text: what has no continuation is read in place.
 */
export function readLogical(source: Source, whole: Cooked, line: number, start: number): Logical {
  const end = contentEnd(source, line);
  const cut = continuationAt(source, start, end);
  if (cut < 0) return { cooked: whole, from: start, to: end, lastLine: line, hasEmptyLine: false };
  return joinLines(source, line, start, cut);
}

/**
 * An instruction's (or a trigger's) text as BuildKit reads it, heredoc bodies left out. One that does
 * not go on over several lines is a range of the file itself.
 */
export function instructionText(
  model: DockerfileModel,
  instruction: Pick<Instruction, 'firstLine' | 'contentSpan'>,
): Logical {
  const whole = { text: model.text, at: [0], source: [0] };
  return readLogical(model, whole, instruction.firstLine, instruction.contentSpan.start);
}

/** Joins a line that continues at `firstCut` with those after it. */
function joinLines(source: Source, line: number, start: number, firstCut: number): Logical {
  const { text, lineStarts } = source;
  const pieces = [text.slice(start, firstCut)];
  const at = [0];
  const sources = [start];
  let length = firstCut - start;
  let hasEmptyLine = false;
  let current = line + 1;
  for (; current < lineStarts.length; current++) {
    const begin = lineStarts[current] ?? 0;
    if (begin === text.length) break;
    const end = contentEnd(source, current);
    const first = skipSpace(text, begin, end);
    if (first === end) {
      hasEmptyLine = true;
      continue;
    }
    if (text.charCodeAt(first) === HASH) continue;
    const cut = continuationAt(source, begin, end);
    const to = cut < 0 ? end : cut;
    if (to > begin) {
      pieces.push(text.slice(begin, to));
      at.push(length);
      sources.push(begin);
      length += to - begin;
    }
    if (cut < 0) {
      current++;
      break;
    }
  }
  const cooked = { text: pieces.join(''), at, source: sources };
  return { cooked, from: 0, to: length, lastLine: current - 1, hasEmptyLine };
}
