import type { Span } from '@stagecraft/dockerfile';
import type * as monaco from 'monaco-editor/editor';
import type { LinePosition, TextForm } from './line-endings.ts';

/** Places in a model by places in its text on disk, and back. */
export interface OffsetSpace {
  /** Monaco's range of a span of the disk's text. */
  rangeOf(span: Span): monaco.IRange;
  /** Offset in the disk's text of a position in the model. */
  offsetAt(position: LinePosition): number;
  /** Position in the model of a line and column (both from 0) of the disk's text; only `\n` ends its lines. */
  positionOfLine(line: number, column: number): LinePosition;
}

type Model = Pick<
  monaco.editor.ITextModel,
  | 'getVersionId'
  | 'getLinesContent'
  | 'getLineCount'
  | 'getLineLength'
  | 'getOffsetAt'
  | 'getPositionAt'
>;

/** Where lines are in the disk's text. */
interface Lines {
  readonly count: number;
  /** Offset of a line's first character; lines count from 0. */
  start(line: number): number;
  length(line: number): number;
}

/** Places in `model`, whose text has the form that `form` tells at that time. */
export function createOffsetSpace(model: Model, form: () => TextForm): OffsetSpace {
  const table = createTable(model, form);
  const lines = (): Lines => (form().endings === null ? uniformLines(model, form()) : table());
  const positionAt = (offset: number): LinePosition => {
    const { bom, endings, newline } = form();
    // The model's own text: its lines end in LF.
    if (endings === null && newline === '\n') return model.getPositionAt(bom ? offset - 1 : offset);
    return positionOf(offset, lines());
  };
  return {
    rangeOf: (span) => {
      const start = positionAt(span.start);
      const end = positionAt(span.end);
      return {
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
    },
    offsetAt: ({ lineNumber, column }) => lines().start(lineNumber - 1) + column - 1,
    positionOfLine: (line, column) =>
      form().endings === null
        ? positionInLine(line, form().bom && line === 0 ? column - 1 : column, lines())
        : positionAmongEndings({ line, column }, form(), table()),
  };
}

/** All lines end alike: Monaco's own tree of lines tells where each begins, and a keystroke costs no table. */
function uniformLines(model: Model, { bom, newline }: TextForm): Lines {
  const before = bom ? 1 : 0;
  const extra = newline.length - 1;
  return {
    count: model.getLineCount(),
    start: (line) => before + model.getOffsetAt({ lineNumber: line + 1, column: 1 }) + line * extra,
    length: (line) => model.getLineLength(line + 1),
  };
}

interface Table extends Lines {
  /** Index of the model's line at which each line of the disk's text begins. */
  readonly diskLines: readonly number[];
}

/** Lines of a text with mixed endings, written down once for each version. */
function createTable(model: Model, form: () => TextForm): () => Table {
  let version = -1;
  let table: Table = { count: 1, start: () => 0, length: () => 0, diskLines: [0] };
  return () => {
    if (version === model.getVersionId()) return table;
    version = model.getVersionId();
    const lengths = model.getLinesContent().map((line) => line.length);
    const offsets = lineOffsets(lengths, form());
    table = {
      count: lengths.length,
      start: (line) => offsets[line] ?? 0,
      length: (line) => lengths[line] ?? 0,
      diskLines: diskLineStarts(form()),
    };
    return table;
  };
}

/** Offset of each line's first character in the text as it is on disk (BOM counted). */
function lineOffsets(lineLengths: readonly number[], form: TextForm): number[] {
  const offsets: number[] = [];
  let offset = form.bom ? 1 : 0;
  lineLengths.forEach((length, index) => {
    offsets.push(offset);
    offset += length + (form.endings?.[index] ?? form.newline).length;
  });
  return offsets;
}

function diskLineStarts(form: TextForm): readonly number[] {
  const starts = [0];
  form.endings?.forEach((ending, index) => {
    if (ending !== '\r') starts.push(index + 1);
  });
  return starts;
}

/** Position of an offset of the disk's text; an offset inside a terminator or the BOM is clamped to its line. */
function positionOf(offset: number, lines: Lines): LinePosition {
  let low = 0;
  let high = lines.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines.start(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return positionInLine(low, offset - lines.start(low), lines);
}

/** A column (from 0) of a line (from 0), clamped to both. */
function positionInLine(line: number, column: number, lines: Lines): LinePosition {
  const inside = Math.max(0, Math.min(line, lines.count - 1));
  return {
    lineNumber: inside + 1,
    column: Math.max(0, Math.min(column, lines.length(inside))) + 1,
  };
}

/** A line of the disk's text goes over several of the model where lone CRs end those. */
function positionAmongEndings(
  { line, column }: { readonly line: number; readonly column: number },
  form: TextForm,
  table: Table,
): LinePosition {
  let at = table.diskLines[line] ?? table.count - 1;
  let rest = form.bom && line === 0 ? column - 1 : column;
  while (form.endings?.[at] === '\r' && rest > table.length(at) && at + 1 < table.count) {
    rest -= table.length(at) + 1;
    at += 1;
  }
  return positionInLine(at, rest, table);
}
