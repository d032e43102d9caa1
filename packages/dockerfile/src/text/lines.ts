import type { DockerfileModel, Instruction } from '../types.ts';

/** Offsets of the first character of each line. Only `\n` ends a line, as in BuildKit's reader. */
export function findLineStarts(text: string): number[] {
  const starts = [0];
  let at = text.indexOf('\n');
  while (at >= 0) {
    starts.push(at + 1);
    at = text.indexOf('\n', at + 1);
  }
  return starts;
}

/** The text's more frequent line ending; `\n` when both are as frequent or there is none. */
export function findNewline(text: string, lineStarts: readonly number[]): '\n' | '\r\n' {
  let crlf = 0;
  for (let i = 1; i < lineStarts.length; i++) {
    const start = lineStarts[i] ?? 0;
    if (start >= 2 && text.charCodeAt(start - 2) === 0x0d) crlf++;
  }
  return crlf * 2 > lineStarts.length - 1 ? '\r\n' : '\n';
}

/** Index of the last entry that is not above `value`; 0 when all are. `sorted` must not be empty. */
export function floorIndex(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** 0-based line of an offset; offsets outside of the text count as its nearest end. */
export function lineOf(model: Pick<DockerfileModel, 'lineStarts'>, offset: number): number {
  return floorIndex(model.lineStarts, offset);
}

/** 0-based line and column (UTF-16 units) of an offset; offsets outside of the text count as its nearest end. */
export function positionAt(
  model: Pick<DockerfileModel, 'text' | 'lineStarts'>,
  offset: number,
): { readonly line: number; readonly column: number } {
  const inside = Math.max(0, Math.min(offset, model.text.length));
  const line = floorIndex(model.lineStarts, inside);
  return { line, column: inside - (model.lineStarts[line] ?? 0) };
}

/** Offset of a 0-based line and column; a column past the line's end counts as the start of the next line. */
export function offsetAt(
  model: Pick<DockerfileModel, 'text' | 'lineStarts'>,
  line: number,
  column: number,
): number {
  if (line < 0) return 0;
  const start = model.lineStarts[line];
  if (start === undefined) return model.text.length;
  const next = model.lineStarts[line + 1] ?? model.text.length;
  return Math.min(start + Math.max(0, column), next);
}

/**
 * The instruction whose lines hold the offset, or null between instructions. The end of the text
 * belongs to the last instruction when no line ending closes it.
 */
export function instructionAt(
  model: Pick<DockerfileModel, 'instructions'>,
  offset: number,
): Instruction | null {
  const list = model.instructions;
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = list[middle];
    if (found === undefined) return null;
    if (offset < found.span.start) high = middle - 1;
    else if (offset >= found.span.end) {
      if (offset === found.span.end && found.contentSpan.end === offset) return found;
      low = middle + 1;
    } else return found;
  }
  return null;
}
