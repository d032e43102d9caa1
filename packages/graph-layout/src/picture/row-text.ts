import { visibleText, type Instruction } from '@stagecraft/dockerfile';

/** More than a card can show at any zoom; keeps long RUNs from weighing on every keystroke. */
const longest = 160;

/** What nearly all instructions are: words of printable ASCII on one line, one space between them. */
const plain = /^ ?[!-~]+(?: [!-~]+)*$/;

/**
 * Flags and arguments of an instruction on one line: continuations and runs of spaces become one
 * space, a heredoc's body is left out, a long text is cut.
 */
export function rowText(text: string, instruction: Instruction, escape: string): string {
  const { keywordSpan, contentSpan, heredocs } = instruction;
  const body = heredocs[0]?.bodySpan.start ?? contentSpan.end;
  const end = Math.min(body, contentSpan.end);
  // Enough characters even if many of them are white space.
  const written = text.slice(keywordSpan.end, Math.min(end, keywordSpan.end + longest * 4));
  const isPlain = plain.test(written) && !written.endsWith(escape);
  const flat = isPlain ? written.trim() : flatten(written, escape);
  return flat.length > longest ? `${flat.slice(0, longest)}…` : flat;
}

function flatten(written: string, escape: string): string {
  return visibleText(written)
    .split(/\r?\n/)
    .filter((line, index) => index === 0 || !/^\s*#/.test(line))
    .map((line) => withoutEscape(line, escape))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutEscape(line: string, escape: string): string {
  const trimmed = line.trimEnd();
  return trimmed.endsWith(escape) ? trimmed.slice(0, -1) : line;
}
