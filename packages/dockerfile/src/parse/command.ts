import { isBlank, isSpace, skipSpace, trimEnd } from '../text/chars.ts';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;
const DASH = 0x2d;
const BACKSLASH = 0x5c;

/** A flag in a cooked line; offsets are the cooked text's. Quotes and escapes are taken out. */
export interface RawFlag {
  readonly name: string;
  /** Null without `=`. */
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
  /** Offset after the first `=`; -1 without. */
  readonly valueStart: number;
}

/** A cooked line split the way BuildKit does: keyword, flags, the rest trimmed. */
export interface CommandLine {
  readonly keywordStart: number;
  readonly keywordEnd: number;
  readonly flags: readonly RawFlag[];
  readonly argsStart: number;
  readonly argsEnd: number;
}

const NO_FLAGS: readonly RawFlag[] = [];

/** Splits `[from, to)` of a cooked line. */
export function splitCommand(text: string, from: number, to: number): CommandLine {
  const keywordStart = skipSpace(text, from, to);
  const argsEnd = trimEnd(text, keywordStart, to);
  let keywordEnd = keywordStart;
  while (keywordEnd < argsEnd && !isBlank(text.charCodeAt(keywordEnd))) keywordEnd++;
  let argsStart = skipSpace(text, keywordEnd, argsEnd);
  let flags = NO_FLAGS;
  if (isFlagAt(text, argsStart, argsEnd)) {
    const read: RawFlag[] = [];
    argsStart = readFlags(text, argsStart, argsEnd, read);
    flags = read;
  }
  return { keywordStart, keywordEnd, flags, argsStart, argsEnd };
}

function isFlagAt(text: string, at: number, stop: number): boolean {
  return at + 1 < stop && text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === DASH;
}

/** Adds the flags from `start` on; gives where the rest begins. */
function readFlags(text: string, start: number, stop: number, flags: RawFlag[]): number {
  let at = start;
  while (isFlagAt(text, at, stop)) {
    const flag = readFlag(text, at, stop);
    at = skipSpace(text, flag.end, stop);
    if (flag.name === '' && flag.value === null) break;
    flags.push(flag);
  }
  return at;
}

/**
 * Reads one flag word: quotes group, and a backslash takes the next character as it is. The escape
 * directive does not count here (`extractBuilderFlags` in BuildKit's frontend/dockerfile/parser).
 */
function readFlag(text: string, start: number, stop: number): RawFlag {
  let valueStart = -1;
  let end = start;
  for (; end < stop; end++) {
    const code = text.charCodeAt(end);
    if (code === QUOTE || code === APOSTROPHE || code === BACKSLASH) {
      return readQuotedFlag(text, start, stop);
    }
    if (isSpace(code)) break;
    if (code === EQUALS && valueStart < 0) valueStart = end + 1;
  }
  return {
    name: text.slice(start + 2, valueStart < 0 ? end : valueStart - 1),
    value: valueStart < 0 ? null : text.slice(valueStart, end),
    start,
    end,
    valueStart,
  };
}

function readQuotedFlag(text: string, start: number, stop: number): RawFlag {
  const parts: string[] = [];
  let valueStart = -1;
  let quote = 0;
  let at = start;
  for (; at < stop; at++) {
    const code = text.charCodeAt(at);
    if (quote === 0 && isSpace(code)) break;
    if (quote === 0 ? code === QUOTE || code === APOSTROPHE : code === quote) {
      quote = quote === 0 ? code : 0;
      continue;
    }
    if (code === BACKSLASH) {
      at++;
      if (at < stop) parts.push(text[at] ?? '');
      continue;
    }
    if (code === EQUALS && valueStart < 0) valueStart = at + 1;
    parts.push(text[at] ?? '');
  }
  const word = parts.join('');
  const equals = valueStart < 0 ? -1 : word.indexOf('=');
  return {
    name: word.slice(2, equals < 0 ? undefined : equals),
    value: valueStart < 0 ? null : word.slice(word.indexOf('=') + 1),
    start,
    end: Math.min(at, stop),
    valueStart,
  };
}
