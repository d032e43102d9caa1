import { isSpace, skipSpace } from '../text/chars.ts';
import type { Cooked } from '../text/cooked.ts';

/** What reading lines needs: the text, where its lines begin, and the escape character. */
export interface Source {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly escape: '\\' | '`';
}

/** An instruction's lines, joined. */
export interface Logical {
  readonly cooked: Cooked;
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
function continuationAt(source: Source, start: number, end: number): number {
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

/** Reads the instruction that begins at `start` (its first character that is no space) of `line`. */
export function readLogical(source: Source, line: number, start: number): Logical {
  const { text, lineStarts } = source;
  const pieces: string[] = [];
  const at: number[] = [];
  const sources: number[] = [];
  let length = 0;
  let hasEmptyLine = false;
  let current = line;
  let from = start;
  for (;;) {
    const end = contentEnd(source, current);
    const cut = continuationAt(source, from, end);
    const to = cut < 0 ? end : cut;
    if (to > from || at.length === 0) {
      pieces.push(text.slice(from, to));
      at.push(length);
      sources.push(from);
      length += to - from;
    }
    if (cut < 0) break;
    let next = current + 1;
    let found = -1;
    for (; next < lineStarts.length; next++) {
      const begin = lineStarts[next] ?? 0;
      const stop = contentEnd(source, next);
      if (begin === text.length) break;
      const first = skipSpace(text, begin, stop);
      if (first === stop) hasEmptyLine = true;
      else if (text[first] !== '#') {
        found = begin;
        break;
      }
    }
    current = Math.min(next, lineStarts.length - 1);
    if (found < 0) {
      if ((lineStarts[current] ?? 0) === text.length && current > line) current--;
      break;
    }
    from = found;
  }
  const joined = pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
  return { cooked: { text: joined, at, source: sources }, lastLine: current, hasEmptyLine };
}

/** Whether all of `[start, end)` is space. */
export function isAllSpace(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}
