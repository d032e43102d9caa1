import { isSpace } from '../text/chars.ts';
import { readPattern, replacePattern, trimPrefix, trimSuffix } from './pattern.ts';

/** Why a word can't be expanded; `at` is the offset in the word. */
export interface LexError {
  readonly kind:
    | 'single-quote'
    | 'double-quote'
    | 'brace'
    | 'slash'
    | 'substitution'
    | 'depth'
    | 'modifier'
    | 'pattern'
    | 'unset'
    | 'empty';
  readonly at: number;
  /** The modifier, the pattern, or the variable's name. */
  readonly detail: string;
}

/** A word after expansion; offsets are those of the text it came from. */
export interface LexWord {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface LexOptions {
  readonly escape: string;
  /** Value of a variable; undefined when it is unset. */
  readonly env: (name: string) => string | undefined;
  /** Quotes stay in the result. */
  readonly rawQuotes?: boolean;
  /** Quotes are letters like others, as in the body of a here-document. */
  readonly noQuotes?: boolean;
  /** Escape characters stay in the result. */
  readonly rawEscapes?: boolean;
  /** An unset variable stays as written. */
  readonly skipUnset?: boolean;
}

export type LexResult =
  | {
      readonly ok: true;
      readonly value: string;
      readonly words: readonly LexWord[];
      /** Unset variables that left nothing behind (no default given). */
      readonly missing: readonly string[];
    }
  | { readonly ok: false; readonly error: LexError };

/** `${a:-${b:-…}}` deeper than this is refused, to spare the stack. */
const MAX_DEPTH = 100;
const SPECIAL = '@*#?-$!0';

const DOUBLE = 0x22;
const DOLLAR = 0x24;
const SINGLE = 0x27;
const ANGLE = 0x3c;

interface State {
  readonly text: string;
  readonly options: LexOptions;
  readonly missing: string[];
  at: number;
  depth: number;
  rawEscapes: boolean;
  error: LexError | null;
}

/**
 * Docker's shell-word lexer: quotes, escapes and `$name`, `${name}` with `:-`, `-`, `:+`, `+`, `:?`,
 * `?`, `#`, `##`, `%`, `%%`, `/`, `//`. Gives the expanded text and the words it splits into.
 */
export function lex(text: string, options: LexOptions): LexResult {
  const state: State = {
    text,
    options,
    missing: [],
    at: 0,
    depth: 0,
    rawEscapes: options.rawEscapes ?? false,
    error: null,
  };
  const sink: Sink = { words: [], parts: [], start: 0, end: 0 };
  const value = readUntil(state, { stop: '', opened: 0 }, state.rawEscapes, sink);
  if (state.error !== null) return { ok: false, error: state.error };
  closeWord(sink);
  return { ok: true, value, words: sink.words, missing: state.missing };
}

function fail(state: State, kind: LexError['kind'], at: number, detail = ''): string {
  state.error ??= { kind, at, detail };
  return '';
}

/** Words gathered while one call of `lex` runs. */
interface Sink {
  readonly words: LexWord[];
  parts: string[];
  start: number;
  end: number;
}

/** Adds text that splits at spaces. */
function addSplit(sink: Sink, text: string, start: number, end: number): void {
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isSpace(text.charCodeAt(at))) continue;
    if (at > from) addWhole(sink, text.slice(from, at), start, end);
    if (at < text.length) closeWord(sink);
    from = at + 1;
  }
}

/** Adds `[from, to)` of a text as it is, which splits at spaces. */
function addPlain(sink: Sink, text: string, from: number, to: number): void {
  let at = from;
  while (at < to) {
    const start = at;
    while (at < to && !isSpace(text.charCodeAt(at))) at++;
    if (at > start) addWhole(sink, text.slice(start, at), start, at);
    if (at < to) closeWord(sink);
    at++;
  }
}

/** Adds text that does not split. */
function addWhole(sink: Sink, text: string, start: number, end: number): void {
  if (sink.parts.length === 0) sink.start = start;
  sink.parts.push(text);
  sink.end = end;
}

function closeWord(sink: Sink): void {
  if (sink.parts.length === 0) return;
  const value = sink.parts.join('');
  if (value === '') return;
  sink.words.push({ value, start: sink.start, end: sink.end });
  sink.parts = [];
}

/** Where a reading ends: at `stop` (taken, not given back) or, for an empty one, with the text. */
interface Until {
  readonly stop: string;
  /** Where began what `stop` closes. */
  readonly opened: number;
}

function readUntil(
  state: State,
  { stop, opened }: Until,
  rawEscapes: boolean,
  sink: Sink | null,
): string {
  const outer = state.rawEscapes;
  state.rawEscapes = rawEscapes;
  const parts: string[] = [];
  const { text, options } = state;
  let closed = stop === '';
  while (state.at < text.length && state.error === null) {
    const start = state.at;
    const char = text[start] ?? '';
    if (char === stop) {
      state.at++;
      closed = true;
      break;
    }
    let part: string;
    let isPlain = false;
    const quotes = options.noQuotes !== true;
    if (char === '$') part = readDollar(state);
    else if (char === "'" && quotes) part = readSingle(state);
    else if (char === '"' && quotes) part = readDouble(state);
    else if (char === '<') part = readAngle(state);
    else if (char === options.escape) part = readEscape(state);
    else {
      state.at = plainEnd(text, start, stop, options.escape);
      part = text.slice(start, state.at);
      isPlain = true;
    }
    parts.push(part);
    if (sink === null) continue;
    if (isPlain) addPlain(sink, text, start, state.at);
    else if (char === '$') addSplit(sink, part, start, state.at);
    else addWhole(sink, part, start, state.at);
  }
  state.rawEscapes = outer;
  if (!closed && state.error === null) return fail(state, stop === '/' ? 'slash' : 'brace', opened);
  return parts.join('');
}

/** Where the run of characters without a meaning ends that begins at `start`. */
function plainEnd(text: string, start: number, stop: string, escape: string): number {
  const stopCode = stop === '' ? -1 : stop.charCodeAt(0);
  const escapeCode = escape.charCodeAt(0);
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOLLAR || code === SINGLE || code === DOUBLE || code === ANGLE) break;
    if (code === stopCode || code === escapeCode) break;
  }
  return at;
}

/** A here-document's `<<` keeps the spaces that follow it, so that `<< EOF` is one word. */
function readAngle(state: State): string {
  const start = state.at++;
  if (state.text[state.at] !== '<') return '<';
  state.at++;
  while (state.at < state.text.length && /[ \t\r\n]/.test(state.text[state.at] ?? '')) state.at++;
  return state.text.slice(start, state.at);
}

function readEscape(state: State): string {
  const start = state.at;
  const next = state.text.slice(start + 1, start + 2);
  state.at = start + 1 + next.length;
  return state.rawEscapes ? state.text.slice(start, state.at) : next;
}

function readSingle(state: State): string {
  const start = state.at;
  const end = state.text.indexOf("'", start + 1);
  if (end < 0) return fail(state, 'single-quote', start);
  state.at = end + 1;
  const raw = state.options.rawQuotes === true;
  return raw ? state.text.slice(start, end + 1) : state.text.slice(start + 1, end);
}

function readDouble(state: State): string {
  const { text, options } = state;
  const start = state.at++;
  const quote = options.rawQuotes === true ? '"' : '';
  const parts: string[] = [quote];
  while (state.at < text.length && state.error === null) {
    const char = text[state.at] ?? '';
    if (char === '"') {
      state.at++;
      parts.push(quote);
      return parts.join('');
    }
    if (char === '$') {
      parts.push(readDollar(state));
      continue;
    }
    const from = state.at++;
    if (char !== options.escape) {
      while (state.at < text.length && !isSpecialInDouble(text, state.at, options.escape))
        state.at++;
      parts.push(text.slice(from, state.at));
      continue;
    }
    if (state.rawEscapes) parts.push(char);
    const next = text[state.at];
    if (next === undefined) break;
    if (next === '"' || next === '$' || next === options.escape) {
      parts.push(next);
      state.at++;
    } else parts.push(char);
  }
  return fail(state, 'double-quote', start);
}

function isSpecialInDouble(text: string, at: number, escape: string): boolean {
  const code = text.charCodeAt(at);
  return code === DOUBLE || code === DOLLAR || code === escape.charCodeAt(0);
}

function readDollar(state: State): string {
  const { text } = state;
  const start = state.at++;
  if (text[state.at] !== '{') {
    const name = readName(state);
    return name === '' ? '$' : plain(state, name, `$${name}`);
  }
  state.at++;
  const first = text[state.at];
  if (first === undefined) return fail(state, 'brace', start);
  if (first === '{' || first === '}' || first === ':') return fail(state, 'substitution', start);
  const name = readName(state);
  const operator = text[state.at];
  if (operator === undefined) return fail(state, 'brace', start);
  state.at++;
  if (operator === '}') return plain(state, name, `\${${name}}`);
  if (state.depth >= MAX_DEPTH) return fail(state, 'depth', start);
  state.depth++;
  const value =
    operator === '/' ? readReplace(state, name, start) : readModifier(state, name, operator, start);
  state.depth--;
  return value;
}

function plain(state: State, name: string, written: string): string {
  const value = state.options.env(name);
  if (value !== undefined) return value;
  if (state.options.skipUnset === true) return written;
  state.missing.push(name);
  return '';
}

function readModifier(state: State, name: string, first: string, start: number): string {
  let operator = first;
  let written = first;
  if (first === ':') {
    operator = state.text[state.at] ?? '';
    state.at += operator.length;
    written += operator;
  }
  if (operator === '' || /[\r\n]/.test(operator)) return fail(state, 'brace', start);
  if (first !== ':' && !'+-?#%'.includes(operator)) {
    return fail(state, 'modifier', start, written);
  }
  if (first === ':' && (operator === '#' || operator === '%')) {
    return fail(state, 'modifier', start, written);
  }
  const until = { stop: '}', opened: start };
  const word = readUntil(state, until, operator === '#' || operator === '%', null);
  if (state.error !== null) return '';
  const value = state.options.env(name);
  if (value === undefined && state.options.skipUnset === true)
    return `\${${name}${written}${word}}`;
  const lacks = value === undefined || (first === ':' && value === '');
  switch (operator) {
    case '-':
      return lacks ? word : (value ?? '');
    case '+':
      return lacks ? '' : word;
    case '?':
      if (lacks) return fail(state, value === undefined ? 'unset' : 'empty', start, name);
      return value;
    case '#':
    case '%':
      return trim(state, name, value, operator, word, start);
    default:
      return fail(state, 'modifier', start, written);
  }
}

function trim(
  state: State,
  name: string,
  value: string | undefined,
  operator: '#' | '%',
  word: string,
  start: number,
): string {
  if (value === undefined) state.missing.push(name);
  const greedy = word.startsWith(operator);
  const tokens = readPattern(greedy ? word.slice(1) : word);
  if (tokens === null) return fail(state, 'pattern', start, word);
  const cut = (operator === '#' ? trimPrefix : trimSuffix)(tokens, value ?? '', greedy);
  return cut ?? fail(state, 'depth', start);
}

function readReplace(state: State, name: string, start: number): string {
  const all = state.text[state.at] === '/';
  if (all) state.at++;
  const pattern = readUntil(state, { stop: '/', opened: start }, true, null);
  if (state.error !== null) return '';
  const replacement = readUntil(state, { stop: '}', opened: start }, true, null);
  if (state.error !== null) return '';
  const value = state.options.env(name);
  if (value === undefined && state.options.skipUnset === true) {
    return `\${${name}/${pattern}/${replacement}}`;
  }
  if (value === undefined) state.missing.push(name);
  const tokens = readPattern(pattern);
  if (tokens === null) return fail(state, 'pattern', start, pattern);
  return replacePattern(tokens, value ?? '', replacement, all) ?? fail(state, 'depth', start);
}

/** Letters, digits and `_`; or only digits; or one special character such as `@`. */
function readName(state: State): string {
  const { text } = state;
  const start = state.at;
  const first = text[start] ?? '';
  if (first >= '0' && first <= '9') {
    while (isDigitAt(text, state.at)) state.at++;
  } else if (first !== '' && SPECIAL.includes(first)) state.at++;
  else while (isNameAt(text, state.at)) state.at++;
  return text.slice(start, state.at);
}

function isDigitAt(text: string, at: number): boolean {
  const char = text[at] ?? '';
  return char >= '0' && char <= '9';
}

function isNameAt(text: string, at: number): boolean {
  const char = text[at];
  if (char === undefined) return false;
  if (char < '\u0080') {
    return (
      (char >= 'a' && char <= 'z') ||
      (char >= 'A' && char <= 'Z') ||
      (char >= '0' && char <= '9') ||
      char === '_'
    );
  }
  return /[\p{L}\p{Nd}]/u.test(char);
}
