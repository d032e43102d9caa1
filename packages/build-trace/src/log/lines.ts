import type { DroppedLog, LogChunk } from '../types.ts';
import { type AnsiStyle, plainStyle, styleAfter } from './ansi.ts';

/** One line of a step's log. */
export interface LogLine {
  /** As the build printed it, with escape sequences, without its line ending. */
  readonly raw: string;
  /** Style that the lines before left behind. */
  readonly style: AnsiStyle;
  readonly stream: 'stdout' | 'stderr';
  /** ms since epoch of its first character. */
  readonly at: number;
}

/**
 * The lines of a step's log so far. The last line may be open: more text can still join it. Text
 * becomes lines as a terminal would show them: a carriage return starts the line over, so that a
 * progress bar is one line.
 */
export interface LogLines {
  readonly lines: readonly LogLine[];
  /** Lines before them that were let go; the number of the first line, 0-based. */
  readonly first: number;
  /** Chunks of the log that are in or were let go. */
  readonly consumed: number;
  /** The last line has not ended. */
  readonly open: boolean;
  /** A carriage return came last: the next character starts the line over. */
  readonly returned: boolean;
  /** Style that the next line starts with. */
  readonly style: AnsiStyle;
}

export const noLines: LogLines = {
  lines: [],
  first: 0,
  consumed: 0,
  open: false,
  returned: false,
  style: plainStyle,
};

const noneDropped: DroppedLog = { chunks: 0, lines: 0, style: plainStyle };

/**
 * Takes in the chunks that `log` has beyond `before.consumed`. The result does not depend on how the
 * text was cut into chunks (only `at` and `stream` of a line come from the chunk that began it).
 *
 * @param dropped what was before `log`; lines that are gone there go here too
 */
export function extendLines(
  before: LogLines,
  log: readonly LogChunk[],
  dropped: DroppedLog = noneDropped,
): LogLines {
  const consumed = dropped.chunks + log.length;
  if (consumed <= before.consumed && dropped.lines === before.first) return before;
  const start = withoutHead(before, dropped);
  const lines = start.lines.slice();
  const writer = lineWriter(lines, start);
  for (const chunk of log.slice(start.consumed - dropped.chunks)) writer.write(chunk);
  return { lines, first: dropped.lines, consumed, ...writer.state() };
}

function withoutHead(before: LogLines, { chunks, lines, style }: DroppedLog): LogLines {
  if (lines === before.first) return before;
  if (before.consumed > chunks)
    return { ...before, lines: before.lines.slice(lines - before.first) };
  // All that was taken in is gone, and more.
  return { ...noLines, first: lines, consumed: chunks, style };
}

function lineWriter(lines: LogLine[], before: LogLines) {
  let { open, returned, style } = before;
  const append = (text: string, chunk: LogChunk) => {
    if (text === '') return;
    const last = lines.at(-1);
    if (!open || !last) {
      lines.push({ raw: text, style, stream: chunk.stream, at: chunk.at });
      open = true;
    } else if (returned) {
      style = styleAfter(last.raw, last.style);
      lines[lines.length - 1] = { ...last, raw: text, style };
    } else {
      lines[lines.length - 1] = { ...last, raw: last.raw + text };
    }
    returned = false;
  };
  const endLine = (chunk: LogChunk) => {
    const last = lines.at(-1);
    if (open && last) style = styleAfter(last.raw, last.style);
    else lines.push({ raw: '', style, stream: chunk.stream, at: chunk.at });
    open = false;
    returned = false;
  };
  const write = (chunk: LogChunk) => {
    let from = 0;
    for (const match of chunk.text.matchAll(/[\r\n]/g)) {
      append(chunk.text.slice(from, match.index), chunk);
      from = match.index + 1;
      if (match[0] === '\n') endLine(chunk);
      else returned = open;
    }
    append(chunk.text.slice(from), chunk);
  };
  return { write, state: () => ({ open, returned, style }) };
}
