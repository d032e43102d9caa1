import type * as monaco from 'monaco-editor/editor';
import type { Span } from '@stagecraft/dockerfile';
import { lineOffsets, positionOf, type LinePosition, type TextForm } from './line-endings.ts';

/** Places in a model by places in its text on disk, and back. */
export interface OffsetSpace {
  /** Monaco's range of a span of the disk's text. */
  rangeOf(span: Span): monaco.IRange;
  /** Offset in the disk's text of a position in the model. */
  offsetAt(position: LinePosition): number;
  /** Position in the model of a line and column (both from 0) of the disk's text. */
  positionOfLine(line: number, column: number): LinePosition;
}

/** The table of lines is made once for each version, when it is first asked for. */
export function createOffsetSpace(
  model: Pick<monaco.editor.ITextModel, 'getVersionId' | 'getLinesContent'>,
  form: () => TextForm,
): OffsetSpace {
  let version = -1;
  let lengths: number[] = [];
  let offsets: number[] = [];
  let diskLines: readonly number[] = [];
  const refresh = (): void => {
    if (version === model.getVersionId()) return;
    version = model.getVersionId();
    lengths = model.getLinesContent().map((line) => line.length);
    offsets = lineOffsets(lengths, form());
    diskLines = diskLineStarts(form());
  };
  return {
    rangeOf: (span) => {
      refresh();
      const start = positionOf(span.start, offsets, lengths);
      const end = positionOf(span.end, offsets, lengths);
      return {
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
    },
    offsetAt: (position) => {
      refresh();
      return (offsets[position.lineNumber - 1] ?? 0) + position.column - 1;
    },
    positionOfLine: (line, column) => {
      refresh();
      return positionOfLine({ line, column }, form(), lengths, diskLines);
    },
  };
}

/**
 * Position in the model of a line and column (both from 0) of the text on disk, where only `\n` ends a
 * line and a byte order mark is the first line's first character. Monaco also ends lines at a lone CR.
 */
function positionOfLine(
  { line, column }: { readonly line: number; readonly column: number },
  form: TextForm,
  lineLengths: readonly number[],
  starts: readonly number[],
): LinePosition {
  const first = (form.endings === null ? line : (starts[line] ?? lineLengths.length - 1)) + 1;
  let lineNumber = Math.min(first, lineLengths.length);
  let rest = form.bom && line === 0 ? Math.max(0, column - 1) : column;
  while (
    form.endings?.[lineNumber - 1] === '\r' &&
    rest > (lineLengths[lineNumber - 1] ?? 0) &&
    lineNumber < lineLengths.length
  ) {
    rest -= (lineLengths[lineNumber - 1] ?? 0) + 1;
    lineNumber += 1;
  }
  return { lineNumber, column: Math.min(rest, lineLengths[lineNumber - 1] ?? 0) + 1 };
}

/** Index of the model's line at which each line of the text on disk begins. */
function diskLineStarts(form: TextForm): readonly number[] {
  const starts = [0];
  form.endings?.forEach((ending, index) => {
    if (ending !== '\r') starts.push(index + 1);
  });
  return starts;
}
