import type * as api from 'monaco-editor/editor';

/** Lines of a model, from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** As far as it is read of Monaco's description of a change. */
type Change = Pick<api.editor.IModelContentChange, 'range' | 'text'>;

/** The tokens of a file that Monaco shows, followed through the changes of its text. */
export interface PaintedTokens {
  /** Five numbers a token, as in `SemanticTokens`. */
  readonly data: Uint32Array;
  /** Changes of the text, in the order in which they are applied. */
  follow(changes: readonly Change[]): void;
  /** The lines where Monaco shows others than `next`, the tokens of the present text; null for none. */
  differences(next: Uint32Array, lineCount: number): LineRange | null;
}

/** `data` of a text of `lineCount` lines that all end alike, as Monaco was given it; this owns `data`. */
export function paintedTokens(data: Uint32Array, lineCount: number): PaintedTokens {
  let touched: LineRange | null = null;
  return {
    data,
    follow: (changes) => {
      for (const change of changes) {
        const line = letterIn(change);
        const known = touched !== null && line !== null && isIn(touched, line);
        if (line !== null && !known) insertLetter(data, line - 1, change.range.startColumn - 1);
        else touched = touchedAfter(touched, change);
      }
    },
    differences: (next, nextCount) => {
      const moved = nextCount - lineCount;
      const equal = equalAtStart(data, next);
      if (equal === data.length && equal === next.length && moved === 0) return touched;
      const [before, after] = [
        lastDifference(data, next, moved),
        lastDifference(next, data, -moved),
      ];
      const different = {
        first: 1 + Math.min(data[equal] ?? Infinity, next[equal] ?? Infinity, nextCount),
        last: 1 + Math.max(before + moved, after, 0),
      };
      return touched === null ? different : around(different, touched);
    },
  };
}

/** The line in which one letter or digit was inserted and nothing deleted; null for any other change. */
function letterIn({ range, text }: Change): number | null {
  const { startLineNumber: line, startColumn, endLineNumber, endColumn } = range;
  const isInsertion = line === endLineNumber && startColumn === endColumn;
  // The first line's columns count from a byte order mark, if there is one.
  return isInsertion && line > 1 && /^[0-9A-Za-z]$/.test(text) ? line : null;
}

function isIn({ first, last }: LineRange, line: number): boolean {
  return first <= line && line <= last;
}

/**
 * Moves a line's tokens as Monaco does for a letter typed at `column` (both from 0): a token that ends
 * there grows, one that begins there stays, one behind it moves. (`acceptInsertText` in Monaco's
 * `sparseMultilineTokens`.)
 */
function insertLetter(data: Uint32Array, line: number, column: number): void {
  for (let at = firstOfLine(data, line); data[at] === line; at += 5) {
    const start = data[at + 1] ?? 0;
    const end = start + (data[at + 2] ?? 0);
    if (start > column) data[at + 1] = start + 1;
    else if (start < column && end >= column) data[at + 2] = end + 1 - start;
  }
}

/** Index of the first token at or after a line (from 0). */
function firstOfLine(data: Uint32Array, line: number): number {
  let low = 0;
  let high = data.length / 5;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((data[middle * 5] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low * 5;
}

/** The lines whose tokens are not known any more, with those of one more change, in the text after it. */
function touchedAfter(touched: LineRange | null, { range, text }: Change): LineRange {
  const first = range.startLineNumber;
  const last = first + text.split('\n').length - 1;
  const moved = last - range.endLineNumber;
  if (touched === null) return { first, last };
  const lastBefore = touched.last > range.endLineNumber ? touched.last + moved : last;
  return { first: Math.min(first, touched.first), last: Math.max(last, touched.last, lastBefore) };
}

function around(one: LineRange, other: LineRange): LineRange {
  return { first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) };
}

/** How many numbers are equal at the start: those of whole tokens. */
function equalAtStart(one: Uint32Array, other: Uint32Array): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one[at] === other[at]) at += 1;
  return at - (at % 5);
}

/**
 * Line (from 0) of the last token in `one` that is not in `other`, whose lines are `moved` further down;
 * -1 for none.
 */
function lastDifference(one: Uint32Array, other: Uint32Array, moved: number): number {
  let at = one.length - 5;
  let beside = other.length - 5;
  while (at >= 0 && beside >= 0) {
    const same =
      (one[at] ?? 0) + moved === other[beside] &&
      one[at + 1] === other[beside + 1] &&
      one[at + 2] === other[beside + 2] &&
      one[at + 3] === other[beside + 3] &&
      one[at + 4] === other[beside + 4];
    if (!same) return one[at] ?? -1;
    at -= 5;
    beside -= 5;
  }
  return at < 0 ? -1 : (one[at] ?? -1);
}
