import { findLineStarts, floorIndex, sourceOf, type Span } from '@stagecraft/dockerfile';
import type { CheckedScript, ShellCheckComment } from './types.ts';

/** A range as ShellCheck gives it. */
type Range = Pick<ShellCheckComment, 'line' | 'column' | 'endLine' | 'endColumn'>;

/** Finds ShellCheck's places: offsets in the script's own text, null for those before it. */
export function placeFinder({
  source,
  linesBefore,
}: Pick<CheckedScript, 'source' | 'linesBefore'>): (range: Range) => Span | null {
  const starts = findLineStarts(source.text);
  const offsetOf = (line: number, column: number): number | null => {
    const start = starts[line - 1 - linesBefore];
    if (start === undefined) return null;
    const end = starts[line - linesBefore] ?? source.text.length;
    return Math.min(start + unitsOf(source.text.slice(start, end), column - 1), end);
  };
  return ({ line, column, endLine, endColumn }) => {
    const start = offsetOf(line, column);
    const end = offsetOf(endLine, endColumn);
    return start === null || end === null || end < start ? null : { start, end };
  };
}

/** The other way round: a range of the script's own text as ShellCheck would give it. */
export function placeWriter({
  source,
  linesBefore,
}: Pick<CheckedScript, 'source' | 'linesBefore'>): (span: Span) => Range {
  const starts = findLineStarts(source.text);
  const placeOf = (offset: number): { readonly line: number; readonly column: number } => {
    const line = floorIndex(starts, offset);
    const points = Array.from(source.text.slice(starts[line], offset)).length;
    return { line: line + 1 + linesBefore, column: points + 1 };
  };
  return ({ start, end }) => {
    const last = placeOf(end);
    return { ...placeOf(start), endLine: last.line, endColumn: last.column };
  };
}

/** UTF-16 units of a text's first code points. */
function unitsOf(line: string, points: number): number {
  let units = 0;
  for (let point = 0; point < points && units < line.length; point++) {
    units += (line.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/** File offset of a place behind a character of the script: where that one ends. */
export function offsetBehind({ source }: Pick<CheckedScript, 'source'>, offset: number): number {
  return offset === 0 ? sourceOf(source, 0) : sourceOf(source, offset - 1) + 1;
}
