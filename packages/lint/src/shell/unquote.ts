import { expansionEnd, variableNames } from './expansion.ts';

/** A part of a word: letters that are known, or an expansion as it is written. */
export interface WordPart {
  readonly isKnown: boolean;
  readonly text: string;
  /** Where it stands in the written word; longer than `text` for an escape. */
  readonly start: number;
  readonly end: number;
}

/** A word's parts. */
export interface Unquoted {
  readonly parts: readonly WordPart[];
  readonly isQuoted: boolean;
  /** Names of the variables it expands, each once. */
  readonly variables: readonly string[];
}

interface Reading {
  readonly text: string;
  readonly parts: WordPart[];
  readonly variables: Set<string>;
  isQuoted: boolean;
  at: number;
}

/** What has a meaning outside of quotes, in `"…"` and in `$'…'`. */
const OUTSIDE = '\\\'"$`<>';
const IN_DOUBLE = '\\"$`';
const IN_ANSI = "\\'";
const ESCAPED_IN_DOUBLE = '$`"\\';
/** https://www.gnu.org/software/bash/manual/bash.html#ANSI_002dC-Quoting */
const ANSI_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Takes quotes and escapes out of a word, by the rules of POSIX (Shell Command Language, 2.2) and
 * bash's `$'…'`. A quote that is not closed goes to the word's end.
 */
export function unquote(text: string): Unquoted {
  const reading: Reading = { text, parts: [], variables: new Set(), isQuoted: false, at: 0 };
  while (reading.at < text.length) readPart(reading);
  return {
    parts: reading.parts,
    isQuoted: reading.isQuoted,
    variables: [...reading.variables],
  };
}

function readPart(reading: Reading): void {
  const { text, at } = reading;
  switch (text[at]) {
    case "'":
      return readSingle(reading);
    case '"':
      return readDouble(reading);
    case '\\':
      return readEscape(reading, null);
    case '$':
      if (text[at + 1] === "'") return readAnsi(reading);
      if (text[at + 1] === '"') {
        reading.at++;
        return readDouble(reading);
      }
      return readExpansion(reading);
    case '`':
      return readExpansion(reading);
    case '<':
    case '>':
      if (text[at + 1] === '(') return readExpansion(reading);
      return readPlain(reading, OUTSIDE);
    default:
      return readPlain(reading, OUTSIDE);
  }
}

/** Letters up to the next one with a meaning. */
function readPlain(reading: Reading, meaning: string): void {
  const { text } = reading;
  let end = reading.at + 1;
  while (end < text.length && !meaning.includes(text[end] ?? '')) end++;
  push(reading, text.slice(reading.at, end), end);
}

/** Adds what is written up to `end`, as `text`, and goes there. */
function push(reading: Reading, text: string, end: number, isKnown = true): void {
  if (text !== '') reading.parts.push({ isKnown, text, start: reading.at, end });
  reading.at = end;
}

function readSingle(reading: Reading): void {
  reading.isQuoted = true;
  reading.at++;
  const close = reading.text.indexOf("'", reading.at);
  const end = close < 0 ? reading.text.length : close;
  push(reading, reading.text.slice(reading.at, end), end);
  reading.at++;
}

function readDouble(reading: Reading): void {
  const { text } = reading;
  reading.isQuoted = true;
  reading.at++;
  while (reading.at < text.length) {
    const char = text[reading.at];
    if (char === '"') {
      reading.at++;
      return;
    }
    if (char === '\\') readEscape(reading, ESCAPED_IN_DOUBLE);
    else if (char === '$' || char === '`') readExpansion(reading);
    else readPlain(reading, IN_DOUBLE);
  }
}

/** A backslash before any of `escaped` (null: before anything); one at a line's end goes with it. */
function readEscape(reading: Reading, escaped: string | null): void {
  const { text, at } = reading;
  const next = text[at + 1] ?? '';
  if (next === '\n' || text.startsWith('\r\n', at + 1)) {
    reading.at = at + (next === '\n' ? 2 : 3);
    return;
  }
  if (next === '' || (escaped !== null && !escaped.includes(next))) {
    push(reading, '\\', at + 1);
    return;
  }
  if (escaped === null) reading.isQuoted = true;
  push(reading, next, at + 2);
}

function readExpansion(reading: Reading): void {
  const { text, at } = reading;
  const end = expansionEnd(text, at);
  if (end === at) return readPlain(reading, OUTSIDE);
  const written = text.slice(at, end);
  for (const name of variableNames(written)) reading.variables.add(name);
  push(reading, written, end, false);
}

function readAnsi(reading: Reading): void {
  const { text } = reading;
  reading.isQuoted = true;
  reading.at += 2;
  while (reading.at < text.length) {
    const char = text[reading.at];
    if (char === "'") {
      reading.at++;
      return;
    }
    if (char === '\\') readAnsiEscape(reading);
    else readPlain(reading, IN_ANSI);
  }
}

const NUMERIC = /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3}))/y;

function readAnsiEscape(reading: Reading): void {
  const { text, at } = reading;
  NUMERIC.lastIndex = at;
  const match = NUMERIC.exec(text);
  if (match !== null) {
    const hexadecimal = match[1] ?? match[2] ?? match[3];
    const code =
      hexadecimal === undefined ? parseInt(match[4] ?? '0', 8) : parseInt(hexadecimal, 16);
    const char = code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    push(reading, char, at + match[0].length);
    return;
  }
  const next = text[at + 1] ?? '';
  const letter = ANSI_ESCAPES[next];
  const isPlain = letter === undefined && !'\\\'"?'.includes(next);
  push(reading, letter ?? (isPlain ? `\\${next}` : next), at + 1 + next.length);
}
