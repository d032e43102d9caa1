/**
 * Monaco keeps one line ending for a whole model and takes the byte order mark away. What it cannot
 * keep is remembered here, so that the text on disk is given back byte for byte.
 */

/** A line terminator as Monaco splits lines. */
export type LineEnding = '\n' | '\r\n' | '\r';

/** What Monaco's model does not hold of a text. */
export interface TextForm {
  readonly bom: boolean;
  /** Terminator of each line but the last; null when every one is the model's own. */
  readonly endings: readonly LineEnding[] | null;
}

/** A text taken apart: lines, what ends them, and which ending the model should use. */
export interface SplitText {
  readonly lines: readonly string[];
  readonly form: TextForm;
  readonly dominant: '\n' | '\r\n';
}

/** One change as Monaco reports it: lines count from 1, positions as before this change. */
export interface LineChange {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

const bomCharacter = '\uFEFF';
const terminator = /\r\n|\n|\r/g;

/** How many terminators a text has. */
export function countEndings(text: string): number {
  return text.match(terminator)?.length ?? 0;
}

/** Takes a text as read from disk apart. Nothing is lost: `composeText` gives it back. */
export function splitText(text: string): SplitText {
  const bom = text.startsWith(bomCharacter);
  const body = bom ? text.slice(1) : text;
  const endings = body.match(terminator) ?? [];
  const lines = body.split(terminator);
  const crlf = endings.filter((ending) => ending === '\r\n').length;
  const dominant = crlf * 2 > endings.length ? '\r\n' : '\n';
  const uniform = endings.every((ending) => ending === dominant);
  return {
    lines,
    dominant,
    form: { bom, endings: uniform ? null : endings.map(asEnding) },
  };
}

function asEnding(text: string): LineEnding {
  return text === '\r\n' || text === '\n' ? text : '\r';
}

/** The text as it belongs on disk, from the model's lines and what is remembered of its form. */
export function composeText(
  lines: readonly string[],
  modelEnding: '\n' | '\r\n',
  form: TextForm,
): string {
  const bom = form.bom ? bomCharacter : '';
  const { endings } = form;
  if (endings === null) return bom + lines.join(modelEnding);
  let text = bom;
  lines.forEach((line, index) => {
    text += line;
    if (index < lines.length - 1) text += endings[index] ?? modelEnding;
  });
  return text;
}

/**
 * Endings after Monaco's changes, applied one after the other: terminators inside a replaced range go,
 * inserted ones are the model's own, all others stay as they were.
 */
export function changeEndings(
  form: TextForm,
  changes: readonly LineChange[],
  modelEnding: '\n' | '\r\n',
): TextForm {
  if (form.endings === null) return form;
  let endings: readonly LineEnding[] = form.endings;
  for (const change of changes) {
    const removed = change.endLine - change.startLine;
    const added = countEndings(change.text);
    if (removed === 0 && added === 0) continue;
    endings = [
      ...endings.slice(0, change.startLine - 1),
      ...Array.from({ length: added }, () => modelEnding),
      ...endings.slice(change.startLine - 1 + removed),
    ];
  }
  return endings === form.endings ? form : { bom: form.bom, endings };
}

/**
 * Offset of each line's first character in the text as it is on disk (BOM counted), with the length of
 * the whole text as a last entry's end.
 */
export function lineOffsets(
  lineLengths: readonly number[],
  modelEnding: '\n' | '\r\n',
  form: TextForm,
): number[] {
  const offsets: number[] = [];
  let offset = form.bom ? 1 : 0;
  lineLengths.forEach((length, index) => {
    offsets.push(offset);
    offset += length + (form.endings?.[index] ?? modelEnding).length;
  });
  return offsets;
}

/** Line and column, both from 1 as Monaco counts. */
export interface LinePosition {
  readonly lineNumber: number;
  readonly column: number;
}

/** Position of an offset of the disk's text; an offset inside a terminator or the BOM is clamped to its line. */
export function positionOf(
  offset: number,
  offsets: readonly number[],
  lineLengths: readonly number[],
): LinePosition {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const column = Math.max(0, Math.min(offset - (offsets[low] ?? 0), lineLengths[low] ?? 0));
  return { lineNumber: low + 1, column: column + 1 };
}
