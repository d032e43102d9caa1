import type { LogLine, LogLines } from '@stagecraft/build-trace';
import { wrapLines, type WrappedLines } from './wrap.ts';

/** Lines from the server that the page let go of. */
export interface EarlierLines {
  /** Number of the first one, 0-based. */
  readonly from: number;
  readonly lines: readonly LogLine[];
}

/** Rows of one kind under a step's title. */
export type LogBlock =
  | { readonly kind: 'item'; readonly count: number }
  /** `wrapped`: null where each line takes one row. */
  | { readonly kind: 'error'; readonly count: number; readonly wrapped: WrappedLines | null }
  /** Lines that only the server has, `from` to before `to`. */
  | { readonly kind: 'gap'; readonly count: 1; readonly from: number; readonly to: number }
  | {
      readonly kind: 'line';
      readonly count: number;
      /** Number of the first line. */
      readonly first: number;
      readonly lines: readonly LogLine[];
      /** Null where each line takes one row. */
      readonly wrapped: WrappedLines | null;
    };

export interface BlockInput {
  readonly items: number;
  readonly log: LogLines;
  /** The engine's words, line by line. */
  readonly errors: readonly string[];
  readonly earlier: EarlierLines | undefined;
  /** Cells of a row where lines are wrapped. */
  readonly columns: number | null;
}

/** The blocks of a step, none of them empty. `before` saves counting rows again. */
export function blocksOf(input: BlockInput, before: readonly LogBlock[]): readonly LogBlock[] {
  const { log, columns, earlier } = input;
  // What came meanwhile may have pushed out lines that are in both.
  const shown = earlier && earlier.from < log.first ? earlier : undefined;
  const earlierLines = shown?.lines.slice(0, log.first - shown.from) ?? [];
  const errors = input.errors.map((raw) => ({ raw }));
  const end = shown ? shown.from + earlierLines.length : 0;
  const last = before.findLast((block) => block.kind === 'line');
  const wrap = (
    lines: readonly Pick<LogLine, 'raw'>[],
    first: number,
    known: WrappedLines | null,
  ) => (columns === null ? null : wrapLines(known, { lines, first }, columns));
  const line = (
    lines: readonly LogLine[],
    first: number,
    known: WrappedLines | null,
  ): LogBlock => ({
    kind: 'line',
    count: lines.length,
    first,
    lines,
    wrapped: wrap(lines, first, known),
  });
  const gap = (from: number, to: number): readonly LogBlock[] =>
    from < to ? [{ kind: 'gap', count: 1, from, to }] : [];
  const blocks: readonly LogBlock[] = [
    { kind: 'item', count: input.items },
    ...gap(0, shown ? shown.from : log.first),
    ...(shown ? [line(earlierLines, shown.from, null), ...gap(end, log.first)] : []),
    line(log.lines, log.first, last?.wrapped ?? null),
    {
      kind: 'error',
      count: errors.length,
      wrapped: wrap(errors, 0, null),
    },
  ];
  return blocks.filter((block) => block.count > 0);
}

/** Height of a block, in rows of text. */
export function blockRows(block: LogBlock): number {
  return rowsBefore(block, block.count);
}

/** Rows of text before the block's entry at `index`. */
export function rowsBefore(block: LogBlock, index: number): number {
  if (!('wrapped' in block) || block.wrapped === null) return index;
  const { tops } = block.wrapped;
  return (tops[index] ?? 0) - (tops[0] ?? 0);
}

/** Index of the block's entry that covers a row of text. */
export function entryAt(block: LogBlock, row: number): number {
  if (!('wrapped' in block) || block.wrapped === null) return row;
  let low = 0;
  let high = block.count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rowsBefore(block, middle) <= row) low = middle;
    else high = middle;
  }
  return low;
}
