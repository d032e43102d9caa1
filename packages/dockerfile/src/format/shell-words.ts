import { isPlainBlank } from './gap.ts';

/** A shell word, with its quotes and substitutions; offsets are those of the text it was read from. */
export interface ShellWord {
  readonly start: number;
  readonly end: number;
}

interface Frame {
  readonly kind: 'double' | 'brace' | 'paren' | 'backtick';
  /** Open parentheses of a `$(`. */
  depth: number;
}

interface Scan {
  readonly text: string;
  readonly end: number;
  readonly frames: Frame[];
  at: number;
  /** Frames in which white space belongs to a word. */
  opaque: number;
  /** Frames that are double quotes. */
  doubles: number;
  failed: boolean;
}

/**
 * Splits a POSIX shell command at the spaces and tabs that only separate. Everything after a shell
 * comment's `#` is one word. Null when it can't be told for sure: quotes that don't close, a `case`
 * in a substitution, `$'…\'…'` (which shells read differently).
 *
 * The rules are those of POSIX, "2.2 Quoting" and "2.3 Token Recognition":
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
export function shellWords(text: string, from: number, to: number): readonly ShellWord[] | null {
  const command = text.slice(from, to);
  if (command.includes('$(') && /\bcase\s/.test(command)) return null;
  const scan: Scan = {
    text,
    end: to,
    frames: [],
    at: from,
    opaque: 0,
    doubles: 0,
    failed: false,
  };
  const words: ShellWord[] = [];
  let start = -1;
  while (scan.at < to && !scan.failed) {
    if (scan.opaque === 0 && isPlainBlank(text.charCodeAt(scan.at))) {
      if (start >= 0) words.push({ start, end: scan.at });
      start = -1;
      scan.at++;
      continue;
    }
    if (start < 0) {
      start = scan.at;
      if (text[start] === '#') {
        words.push({ start, end: to });
        return words;
      }
    }
    step(scan);
  }
  if (scan.failed || scan.frames.length > 0) return null;
  if (start >= 0) words.push({ start, end: to });
  return words;
}

/** A part of a shell command, as it is written. */
export interface ShellToken extends ShellWord {
  readonly kind: 'word' | 'operator' | 'comment';
}

/**
 * Splits a POSIX shell command into words and operators (`&&`, `;`, `(`, `>` …); what stands in quotes
 * and substitutions belongs to its word. Null where {@link shellWords} gives it. The same rules.
 */
export function shellTokens(text: string, from: number, to: number): readonly ShellToken[] | null {
  if (shellWords(text, from, to) === null) return null;
  const scan: Scan = {
    text,
    end: to,
    frames: [],
    at: from,
    opaque: 0,
    doubles: 0,
    failed: false,
  };
  const tokens: ShellToken[] = [];
  let start = -1;
  const close = (): void => {
    if (start >= 0) tokens.push({ kind: 'word', start, end: scan.at });
    start = -1;
  };
  while (scan.at < to && !scan.failed) {
    const char = text[scan.at] ?? '';
    const isOpen = scan.frames.length === 0;
    if (isOpen && isPlainBlank(text.charCodeAt(scan.at))) {
      close();
      scan.at++;
    } else if (isOpen && OPERATOR.has(char)) {
      close();
      const end = scan.at + (OPERATORS.has(text.slice(scan.at, scan.at + 2)) ? 2 : 1);
      tokens.push({ kind: 'operator', start: scan.at, end });
      scan.at = end;
    } else if (isOpen && start < 0 && char === '#') {
      tokens.push({ kind: 'comment', start: scan.at, end: to });
      return tokens;
    } else {
      if (start < 0) start = scan.at;
      step(scan);
    }
  }
  if (scan.failed || scan.frames.length > 0) return null;
  close();
  return tokens;
}

const OPERATOR = new Set([';', '&', '|', '(', ')', '<', '>']);
const OPERATORS = new Set(['&&', '||', ';;', ';&', '|&', '<<', '>>', '<&', '>&', '<>', '>|', '&>']);

/** Takes one character, or what belongs together from it on. */
function step(scan: Scan): void {
  const { text } = scan;
  const char = text[scan.at] ?? '';
  const top = scan.frames.at(-1);
  if (char === '\\') scan.at = Math.min(scan.at + 2, scan.end);
  else if (top?.kind === 'backtick') toggle(scan, char === '`', 'backtick');
  else if (char === '`') push(scan, 'backtick', 1);
  else if (char === '"') toggle(scan, true, 'double');
  else if (char === "'") singleQuote(scan, top);
  else if (char === '$' && text[scan.at + 1] === '(') push(scan, 'paren', 2);
  else if (char === '$' && text[scan.at + 1] === '{') push(scan, 'brace', 2);
  else {
    scan.at++;
    if (top?.kind === 'brace' && char === '}') pop(scan);
    if (top?.kind !== 'paren') return;
    if (char === '(') top.depth++;
    if (char === ')' && --top.depth === 0) pop(scan);
  }
}

function singleQuote(scan: Scan, top: Frame | undefined): void {
  const { text, at } = scan;
  if (top?.kind === 'double' || (top?.kind === 'brace' && scan.doubles > 0)) {
    scan.at++;
    return;
  }
  const close = text.indexOf("'", at + 1);
  scan.failed =
    close < 0 || close >= scan.end || (text[at - 1] === '$' && text[close - 1] === '\\');
  scan.at = close + 1;
}

/** A character that opens or closes a frame of its kind, if it is one at all. */
function toggle(scan: Scan, isMark: boolean, kind: 'double' | 'backtick'): void {
  if (!isMark) scan.at++;
  else if (scan.frames.at(-1)?.kind !== kind) push(scan, kind, 1);
  else {
    scan.at++;
    pop(scan);
  }
}

function push(scan: Scan, kind: Frame['kind'], length: number): void {
  scan.frames.push({ kind, depth: 1 });
  scan.at += length;
  if (kind !== 'paren') scan.opaque++;
  if (kind === 'double') scan.doubles++;
}

function pop(scan: Scan): void {
  const frame = scan.frames.pop();
  if (frame === undefined) return;
  if (frame.kind !== 'paren') scan.opaque--;
  if (frame.kind === 'double') scan.doubles--;
}
