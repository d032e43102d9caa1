import type { LogChunk } from '../types.ts';
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
  /** Chunks of the log that are in. */
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
  consumed: 0,
  open: false,
  returned: false,
  style: plainStyle,
};

/**
 * Takes in the chunks that `log` has beyond `before.consumed`. The result does not depend on how the
 * text was cut into chunks (only `at` and `stream` of a line come from the chunk that began it).
 */
export function extendLines(before: LogLines, log: readonly LogChunk[]): LogLines {
  if (log.length <= before.consumed) return before;
  const lines = before.lines.slice();
  const writer = lineWriter(lines, before);
  for (let i = before.consumed; i < log.length; i += 1) {
    const chunk = log[i];
    if (chunk) writer.write(chunk);
  }
  return { lines, consumed: log.length, ...writer.state() };
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
