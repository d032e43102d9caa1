import { readExpansion } from './shell-expansion.ts';

/** A word of a command line, its quotes taken off. */
export interface ShellWord {
  readonly text: string;
  /** What in it only a shell can work out, as written: `$HOME`, `$(date)`, `~`. The first one, else null. */
  readonly expansion: string | null;
}

/** One command of a command line. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** The file that it reads as its input: `< FILE`. */
  readonly stdin: ShellWord | null;
  /** Its input is text that stands in the command line: `<<EOF`. */
  readonly hereDocument: boolean;
  /** Its input is what the command before it writes: `… | command`. */
  readonly piped: boolean;
}

export interface ShellLine {
  readonly commands: readonly ShellCommand[];
  /** A quote was opened and never closed; the word goes to the end. */
  readonly openQuote: boolean;
}

interface Reader {
  readonly text: string;
  at: number;
  openQuote: boolean;
}

type Token =
  | { readonly kind: 'word'; readonly word: ShellWord }
  /** `<<` is also `<<<`, `>` also `>>` and `2>&1`. */
  | { readonly kind: 'operator'; readonly text: '<' | '<<' | '>' | '|' | ';' };

/**
 * The commands of a text as a POSIX shell parts it into words: quotes, escapes, comments, lines that go on
 * (also as PowerShell and cmd write them). Nothing is run: what a shell would put in is told in `expansion`.
 */
export function readShellLine(text: string): ShellLine {
  const reader: Reader = { text: text.replaceAll('\0', ''), at: 0, openQuote: false };
  const commands: ShellCommand[] = [];
  let command = emptyCommand(false);
  for (let token = nextToken(reader); token !== null; token = nextToken(reader)) {
    if (token.kind === 'word') {
      command.words.push(token.word);
    } else if (token.text === ';' || token.text === '|') {
      if (command.words.length > 0) commands.push(command);
      command = emptyCommand(token.text === '|');
    } else if (token.text === '<<') {
      command.hereDocument = true;
      // The text of the here-document is no command.
      reader.at = reader.text.length;
    } else {
      const next = nextToken(reader);
      const file = next?.kind === 'word' ? next.word : null;
      if (token.text === '<') command.stdin = file;
    }
  }
  if (command.words.length > 0) commands.push(command);
  return { commands, openQuote: reader.openQuote };
}

interface GrowingCommand {
  readonly words: ShellWord[];
  stdin: ShellWord | null;
  hereDocument: boolean;
  readonly piped: boolean;
}

function emptyCommand(piped: boolean): GrowingCommand {
  return { words: [], stdin: null, hereDocument: false, piped };
}

/** A line that goes on: the sign of a POSIX shell, of PowerShell or of cmd before its end. */
const continuation = /[\\`^]\r?\n(?:> (?=\S))?/y;
const blank = /[^\S\n]+/y;
const comment = /#[^\n]*/y;
const operators = [
  ['<<', /<<[<-]?/y],
  ['<', /\d*</y],
  ['>', /\d*(?:>&\d|&?>>?(?:&\d)?)/y],
  ['|', /\|(?!\|)&?/y],
  [';', /&&|\|\||[;&\n()]/y],
] as const;

function take(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? null;
  if (found !== null) reader.at += found.length;
  return found;
}

function nextToken(reader: Reader): Token | null {
  while (
    take(reader, blank) !== null ||
    take(reader, continuation) !== null ||
    take(reader, comment) !== null
  );
  if (reader.at >= reader.text.length) return null;
  for (const [text, pattern] of operators) {
    const found = take(reader, pattern);
    if (found === null) continue;
    // `2>&1` names no file.
    return /&\d$/.test(found) ? nextToken(reader) : { kind: 'operator', text };
  }
  return { kind: 'word', word: readWord(reader) };
}

const plain = /[^\s\\'"`$<>|;&()^]+/y;
const endOfWord = /[\s<>|;&()]|$/y;

function readWord(reader: Reader): ShellWord {
  const start = reader.at;
  const home = /~[\w-]*(?=[\s/<>|;&()]|$)/y;
  let expansion = take(reader, home);
  let text = expansion ?? '';
  const add = (part: ShellWord) => {
    text += part.text;
    expansion ??= part.expansion;
  };
  while (!isAt(reader, endOfWord) || reader.at === start) {
    if (take(reader, continuation) === null) add(readPart(reader));
    if (reader.at >= reader.text.length) break;
  }
  return { text, expansion };
}

function isAt(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at;
  return pattern.test(reader.text);
}

const literal = (text: string): ShellWord => ({ text, expansion: null });

/** One piece of a word: a quoted text, an expansion, an escape, or plain text. */
function readPart(reader: Reader): ShellWord {
  const run = take(reader, plain);
  if (run !== null) return literal(run);
  const sign = reader.text[reader.at] ?? '';
  if (sign === '$' || sign === '`') return readDollar(reader);
  reader.at += 1;
  if (sign === "'") return literal(until(reader, "'"));
  if (sign === '"') return readDoubleQuotes(reader);
  if (sign !== '\\') return literal(sign);
  const escaped = String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 92);
  reader.at += escaped.length;
  return literal(escaped);
}

/** Text up to the closing quote, which is passed; all of the rest where there is none. */
function until(reader: Reader, quote: string): string {
  const end = reader.text.indexOf(quote, reader.at);
  if (end < 0) reader.openQuote = true;
  const text = reader.text.slice(reader.at, end < 0 ? undefined : end);
  reader.at = end < 0 ? reader.text.length : end + 1;
  return text;
}

function readDollar(reader: Reader): ShellWord {
  if (reader.text.startsWith("$'", reader.at)) {
    reader.at += 2;
    return literal(until(reader, "'"));
  }
  const { length, ...word } = readExpansion(reader.text, reader.at);
  reader.at += length;
  return word;
}

const inQuotes = /[^"\\$`]+/y;
const escapeInQuotes = /\\[$`"\\]/y;
const continuationInQuotes = /\\\r?\n/y;

function readDoubleQuotes(reader: Reader): ShellWord {
  let text = '';
  let expansion: string | null = null;
  for (;;) {
    const run = take(reader, inQuotes) ?? take(reader, escapeInQuotes)?.slice(1);
    if (run !== undefined) {
      text += run;
    } else if (take(reader, continuationInQuotes) === null) {
      const sign = reader.text[reader.at];
      if (sign === undefined) reader.openQuote = true;
      if (sign === undefined || sign === '"') {
        reader.at += 1;
        return { text, expansion };
      }
      if (sign === '\\') {
        text += sign;
        reader.at += 1;
      } else {
        const word = readDollar(reader);
        text += word.text;
        expansion ??= word.expansion;
      }
    }
  }
}
