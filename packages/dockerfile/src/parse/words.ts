import type { Word } from '../types.ts';
import { isBlank, isSpace, skipSpace } from '../text/chars.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';

const DOUBLE = 0x22;
const SINGLE = 0x27;

/** Splits at runs of blanks, with no regard to quotes: FROM, COPY, ADD, EXPOSE, VOLUME. */
export function splitBlank(cooked: Cooked, start: number, end: number): Word[] {
  const { text } = cooked;
  const words: Word[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    const from = at;
    while (at < end && !isBlank(text.charCodeAt(at))) at++;
    if (at > from) words.push({ value: text.slice(from, at), span: spanOf(cooked, from, at) });
  }
  return withoutRoom(words);
}

/** The same without the room for more that `push` leaves: an array's first entry takes as much as 17. */
function withoutRoom<T>(list: readonly T[]): T[] {
  return list.slice();
}

/** Where the word that begins at `start` ends: at a space outside of quotes. */
export function quotedEnd(text: string, start: number, end: number, escape: string): number {
  const escapeCode = escape.charCodeAt(0);
  let quote = 0;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (quote === 0) {
      if (isSpace(code)) break;
      if (code === DOUBLE || code === SINGLE) quote = code;
      else if (code === escapeCode) at++;
    } else if (code === quote) quote = 0;
    else if (code === escapeCode && quote !== SINGLE) at++;
  }
  return Math.min(at, end);
}

/**
 * Where the text of the word `[start, to)` ends, quotes and escapes included: a lone escape character
 * at the very end of the line is dropped, as BuildKit does.
 */
export function valueEnd(
  text: string,
  start: number,
  to: number,
  end: number,
  escape: string,
): number {
  if (to < end || text[to - 1] !== escape) return to;
  let count = 0;
  while (to - 1 - count >= start && text[to - 1 - count] === escape) count++;
  return count % 2 === 1 ? to - 1 : to;
}

export const NO_WORDS: readonly Word[] = [];

/** Splits at spaces outside of quotes, quotes and escapes kept: ENV, LABEL, ARG, and shell forms. */
export function splitQuoted(
  cooked: Cooked,
  start: number,
  end: number,
  escape: string,
): readonly Word[] {
  const { text } = cooked;
  let at = skipSpace(text, start, end);
  if (at === end) return NO_WORDS;
  const words: Word[] = [];
  while (at < end) {
    const to = quotedEnd(text, at, end, escape);
    const valueTo = valueEnd(text, at, to, end, escape);
    if (valueTo > at) words.push({ value: text.slice(at, valueTo), span: spanOf(cooked, at, to) });
    at = skipSpace(text, to, end);
  }
  return withoutRoom(words);
}

export type JsonArray =
  | { readonly kind: 'strings'; readonly words: readonly Word[] }
  /** A JSON array with something else than strings in it: BuildKit refuses it. */
  | { readonly kind: 'mixed' }
  /** Not a JSON array: the shell form. */
  | { readonly kind: 'none' };

const NONE: JsonArray = { kind: 'none' };

/** Reads `[start, end)` as the exec form. */
export function readJsonArray(cooked: Cooked, start: number, end: number): JsonArray {
  const { text } = cooked;
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  if (text[at] !== '[' || text[end - 1] !== ']') return NONE;
  let values: unknown;
  try {
    values = JSON.parse(text.slice(at, end));
  } catch {
    return NONE;
  }
  if (!Array.isArray(values)) return NONE;
  const words: Word[] = [];
  at++;
  for (const value of values) {
    if (typeof value !== 'string') return { kind: 'mixed' };
    while (at < end && text.charCodeAt(at) !== DOUBLE) at++;
    const from = at;
    at++;
    while (at < end && text.charCodeAt(at) !== DOUBLE) at += text[at] === '\\' ? 2 : 1;
    at++;
    words.push({ value, span: spanOf(cooked, from, at) });
  }
  return { kind: 'strings', words };
}
