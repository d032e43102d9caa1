import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import type { Row } from './cards.ts';

/** What a card says about its failed instruction. */
export interface Note {
  readonly line: number;
  readonly exitCode: number | null;
  /** The step to show in the log; null when the engine named none. */
  readonly step: string | null;
  /** The engine's words; null when it said nothing. */
  readonly error: string | null;
  /** The last lines that the command printed, three at most; null when that is not known. */
  readonly output: readonly string[] | null;
}

/** Lines of text in a note, and columns of a line: as many as a card's width holds in the small font. */
const mostLines = 3;
const columns = 38;

/** The note of the first row that failed; null when none did. */
export function noteOf(
  rows: readonly Row[],
  overlay: ReadonlyMap<number, InstructionOverlay>,
): Note | null {
  for (const row of rows) {
    const found = overlay.get(row.index);
    if (found?.phase !== 'failed') continue;
    const { error, exitCode, output = null } = found;
    return { line: row.line, exitCode, step: found.steps.at(-1) ?? null, error, output };
  }
  return null;
}

/** The lines that a note shows: what the command printed last, or else what the engine says of it. */
export function noteText({ error, output }: Pick<Note, 'error' | 'output'>): readonly string[] {
  return output?.map(shortened) ?? noteLines(error);
}

/** A line as it is, or its beginning with `…`. */
function shortened(line: string): string {
  const start = firstLine(line);
  return start === line ? line : `${start.trimEnd()}…`;
}

/**
 * The text cut into the lines that the note shows, at most three; the last ends with `…` when there is
 * more. Cut here and not by the browser, so that the layout knows the height without measuring.
 */
export function noteLines(error: string | null): string[] {
  const lines: string[] = [];
  let rest = (error ?? '').trim();
  while (rest !== '' && lines.length < mostLines) {
    const line = firstLine(rest);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  const last = lines.at(-1);
  if (rest !== '' && last !== undefined) lines[mostLines - 1] = `${last}…`;
  return lines;
}

/** As much of the text as one line holds, up to a space where there is one in its second half. */
function firstLine(text: string): string {
  let used = 0;
  let end = 0;
  let space = 0;
  for (const sign of text) {
    if (sign === '\n') return text.slice(0, end);
    used += isWide(sign) ? 2 : 1;
    if (used > columns) return text.slice(0, space > end / 2 ? space : end);
    end += sign.length;
    if (sign === ' ') space = end;
  }
  return text;
}

/** Whether a sign takes the room of two, as Chinese, Japanese, Korean and emoji do. */
function isWide(sign: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    sign,
  );
}
