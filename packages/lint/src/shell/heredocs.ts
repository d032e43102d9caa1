import type { Span } from '@stagecraft/dockerfile';
import { unquote } from './unquote.ts';

/** A here-document in a shell text; offsets count in that text. */
export interface ShellHeredoc {
  /** Where its `<<` stands. */
  readonly at: number;
  readonly operator: '<<' | '<<-';
  /** Body lines, line endings included. */
  readonly body: Span;
  /** Where the closing line ends, its line ending left out. */
  readonly end: number;
  /** Whether the shell expands variables and substitutions in it. */
  readonly expands: boolean;
}

/** A text without its here-documents: their lines are blank, and `<<NAME` reads as `< NAME`. */
export interface WithoutHeredocs {
  readonly text: string;
  /** By the offset of their `<<`. */
  readonly heredocs: ReadonlyMap<number, ShellHeredoc>;
}

interface Opened {
  readonly at: number;
  readonly operator: '<<' | '<<-';
  readonly name: string;
  readonly expands: boolean;
}

interface Scan {
  readonly text: string;
  at: number;
  /** What closes what is open: `)`, `}`, `"`, a backquote. */
  readonly stack: string[];
  /** Opened on the line that is being read. */
  waiting: Opened[];
  readonly found: ShellHeredoc[];
}

const NONE: ReadonlyMap<number, ShellHeredoc> = new Map();
const DELIMITER = /(?:'[^']*'|"[^"]*"|\\[^]|[^\s;&|<>()'"\\`])+/y;

/**
 * Takes the here-documents out of a shell text, in place: every other character stays where it is.
 * The grammar reads several of them on a line, or one that is not closed, as something else; without
 * them there is nothing special left to read.
 */
export function takeHeredocs(text: string): WithoutHeredocs {
  if (!text.includes('<<')) return { text, heredocs: NONE };
  const scan: Scan = { text, at: 0, stack: [], waiting: [], found: [] };
  while (scan.at < text.length) step(scan);
  if (scan.waiting.length > 0) takeBodies(scan, text.length);
  if (scan.found.length === 0) return { text, heredocs: NONE };
  return {
    text: blank(text, scan.found),
    heredocs: new Map(scan.found.map((heredoc) => [heredoc.at, heredoc])),
  };
}

function blank(text: string, heredocs: readonly ShellHeredoc[]): string {
  const cuts = heredocs.flatMap(({ at, operator, body, end }) => [
    { start: at, end: at + operator.length, text: operator === '<<' ? '< ' : '<  ' },
    { start: body.start, end, text: ' '.repeat(end - body.start) },
  ]);
  cuts.sort((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let from = 0;
  for (const cut of cuts) {
    pieces.push(text.slice(from, cut.start), cut.text);
    from = cut.end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

function step(scan: Scan): void {
  const { text, at, stack } = scan;
  const char = text[at] ?? '';
  const top = stack.at(-1);
  scan.at++;
  if (char === '\\') scan.at++;
  else if (char === top) stack.pop();
  else if (char === '"' || char === '`') stack.push(char);
  else if (char === '$') enterExpansion(scan);
  else if (top !== '"') stepOutsideOfQuotes(scan, char);
}

function stepOutsideOfQuotes(scan: Scan, char: string): void {
  const { text, at, stack } = scan;
  if (char === "'") scan.at = after(text, "'", at);
  else if (char === '#' && stack.at(-1) !== '}' && startsWord(text, at - 1)) {
    const end = text.indexOf('\n', at);
    scan.at = end < 0 ? text.length : end;
  } else if (char === '(') {
    if (text[at] === '(') scan.at = after(text, '))', at);
    else stack.push(')');
  } else if (char === '<' && text[at] === '<') open(scan);
  else if (char === '\n' && scan.waiting.length > 0) takeBodies(scan, at);
}

/** Goes into `${` and `$(`, and over `$((`, where `<<` shifts. */
function enterExpansion(scan: Scan): void {
  const { text, at, stack } = scan;
  if (text.startsWith('((', at)) scan.at = after(text, '))', at);
  else if (text[at] === '(' || text[at] === '{') {
    stack.push(text[at] === '(' ? ')' : '}');
    scan.at = at + 1;
  }
}

/** Offset after the next `mark`; the text's end when there is none. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || /[\s;&|()]/.test(text[at - 1] ?? '');
}

/** Reads `<<NAME`; `scan.at` is at the second `<`. */
function open(scan: Scan): void {
  const { text, at } = scan;
  if (text[at + 1] === '<') {
    scan.at = at + 2;
    return;
  }
  const operator = text[at + 1] === '-' ? '<<-' : '<<';
  let start = at - 1 + operator.length;
  while (text[start] === ' ' || text[start] === '\t') start++;
  DELIMITER.lastIndex = start;
  const written = DELIMITER.exec(text)?.[0] ?? '';
  scan.at = start + written.length;
  if (written === '') return;
  const { parts, isQuoted } = unquote(written);
  const name = parts.map((part) => part.text).join('');
  scan.waiting.push({ at: at - 1, operator, name, expands: !isQuoted });
}

/** Takes the bodies of what is waiting, from the line that begins at `start`. */
function takeBodies(scan: Scan, start: number): void {
  const { text } = scan;
  let from = start;
  for (const { at, operator, name, expands } of scan.waiting) {
    const close = findClose(text, from, name, operator === '<<-');
    const body = { start: from, end: close.start };
    scan.found.push({ at, operator, body, end: close.end, expands });
    from = Math.min(close.end + 1, text.length);
  }
  scan.waiting = [];
  // The line ending of the last closing line ends the command, as it did before.
  scan.at = Math.max(start, scan.found.at(-1)?.end ?? start);
}

/** The line that is `name`; the text's end when there is none. */
function findClose(text: string, from: number, name: string, stripTabs: boolean): Span {
  for (let line = from; line < text.length;) {
    const newline = text.indexOf('\n', line);
    const end = newline < 0 ? text.length : newline;
    let start = line;
    while (stripTabs && text[start] === '\t') start++;
    const to = text[end - 1] === '\r' ? end - 1 : end;
    if (to - start === name.length && text.startsWith(name, start)) return { start: line, end };
    line = end + 1;
  }
  return { start: text.length, end: text.length };
}
