import { isBlank, isSpace, skipSpace, trimEnd } from '../text/chars.ts';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;

/** A flag in a cooked line; offsets are the cooked text's. Quotes and escapes are taken out of `word`. */
export interface RawFlag {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Offset after the first `=`; -1 without. */
  readonly valueStart: number;
}

/** A flag's value, quotes taken out; null without `=`. */
export function flagValue(flag: RawFlag): string | null {
  return flag.valueStart < 0 ? null : flag.word.slice(flag.word.indexOf('=') + 1);
}

/** A cooked line split the way BuildKit does: keyword, flags, the rest trimmed. */
export interface CommandLine {
  readonly keywordStart: number;
  readonly keywordEnd: number;
  readonly flags: readonly RawFlag[];
  readonly argsStart: number;
  readonly argsEnd: number;
}

/** Splits `[from, to)` of a cooked line. */
export function splitCommand(text: string, from: number, to: number, escape: string): CommandLine {
  const start = skipSpace(text, from, to);
  const stop = trimEnd(text, start, to);
  let keywordEnd = start;
  while (keywordEnd < stop && !isBlank(text.charCodeAt(keywordEnd))) keywordEnd++;
  const { flags, rest } = readFlags(text, keywordEnd, stop, escape);
  const argsStart = skipSpace(text, rest, stop);
  return { keywordStart: start, keywordEnd, flags, argsStart, argsEnd: stop };
}

function readFlags(
  text: string,
  from: number,
  stop: number,
  escape: string,
): { flags: RawFlag[]; rest: number } {
  const flags: RawFlag[] = [];
  let at = from;
  for (;;) {
    at = skipSpace(text, at, stop);
    if (at + 1 >= stop || text[at] !== '-' || text[at + 1] !== '-') return { flags, rest: at };
    const flag = readFlag(text, at, stop, escape);
    at = flag.end;
    if (flag.word === '--') return { flags, rest: at };
    flags.push(flag);
  }
}

/** Reads one flag word; quotes group, the escape character takes the next one as it is. */
function readFlag(text: string, start: number, stop: number, escape: string): RawFlag {
  const escapeCode = escape.charCodeAt(0);
  let valueStart = -1;
  let at = start;
  for (; at < stop; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === APOSTROPHE || code === escapeCode) {
      return readQuotedFlag(text, start, stop, escape);
    }
    if (isSpace(code)) break;
    if (code === EQUALS && valueStart < 0) valueStart = at + 1;
  }
  return { word: text.slice(start, at), start, end: at, valueStart };
}

function readQuotedFlag(text: string, start: number, stop: number, escape: string): RawFlag {
  const parts: string[] = [];
  let valueStart = -1;
  let quote = '';
  let at = start;
  for (; at < stop; at++) {
    const char = text[at] ?? '';
    if (quote === '' && isSpace(text.charCodeAt(at))) break;
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      quote = quote === '' ? char : '';
      continue;
    }
    if (char === escape) {
      at++;
      if (at < stop) parts.push(text[at] ?? '');
      continue;
    }
    if (char === '=' && valueStart < 0) valueStart = at + 1;
    parts.push(char);
  }
  return { word: parts.join(''), start, end: Math.min(at, stop), valueStart };
}
