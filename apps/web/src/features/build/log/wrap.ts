import { stripAnsi, type LogLine } from '@stagecraft/build-trace';
import { shownLength } from '../../../ui/log/ranges.ts';

/** How many rows lines take when they are wrapped. */
export interface WrappedLines {
  readonly columns: number;
  /** Number of the first line, as in the `LogLines`. */
  readonly first: number;
  /** Rows before each line, from any origin; one more than there are lines. */
  readonly tops: readonly number[];
}

/**
 * Counts the rows of lines that are wrapped at `columns` cells. `before` is what was counted for the
 * same log a moment ago: a frame costs what is new.
 */
export function wrapLines(
  before: WrappedLines | null,
  log: { readonly lines: readonly Pick<LogLine, 'raw'>[]; readonly first: number },
  columns: number,
): WrappedLines {
  const known = before?.columns === columns ? before : null;
  const skipped = known ? log.first - known.first : 0;
  // The last line may have grown, so it is counted again.
  const tops = known && skipped >= 0 ? known.tops.slice(skipped, -1) : [];
  if (tops.length === 0) tops.push(0);
  let top = tops.at(-1) ?? 0;
  for (let n = tops.length - 1; n < log.lines.length; n += 1) {
    top += rowCount(log.lines[n], columns);
    tops.push(top);
  }
  return { columns, first: log.first, tops };
}

function rowCount(line: Pick<LogLine, 'raw'> | undefined, columns: number): number {
  const raw = line?.raw ?? '';
  if (raw.length <= columns && isPlain(raw)) return 1;
  return rowStarts(stripAnsi(raw.slice(0, shownLength)), columns).length;
}

/** Only characters of one cell each. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Where the rows of a line begin, as offsets of its text; the first is 0. Wrapped at any character. */
export function rowStarts(text: string, columns: number): readonly number[] {
  const starts = [0];
  if (isPlain(text)) {
    for (let at = columns; at < text.length; at += columns) starts.push(at);
    return starts;
  }
  let cell = 0;
  let at = 0;
  for (const character of text) {
    const width = cellsOf(character, cell);
    if (cell + width > columns && cell > 0) {
      starts.push(at);
      cell = 0;
    }
    cell += width;
    at += character.length;
  }
  return starts;
}

/** East Asian characters and pictures take two cells, as in a terminal; a tab goes to the next eighth. */
function cellsOf(character: string, cell: number): number {
  if (character === '\t') return 8 - (cell % 8);
  if (character <= '~') return 1;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    character,
  )
    ? 2
    : 1;
}
