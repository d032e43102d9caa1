import type { Word } from '../types.ts';
import { isBlank, isSpace } from '../text/chars.ts';
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
  return words;
}

/** A range of a cooked text. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
}

/** The next word at or after `at`: it ends at a space outside of quotes. Null at the end. */
export function nextQuoted(
  text: string,
  at: number,
  end: number,
  escape: string,
): WordRange | null {
  const escapeCode = escape.charCodeAt(0);
  let start = at;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  if (start >= end) return null;
  let quote = 0;
  let stop = start;
  for (; stop < end; stop++) {
    const code = text.charCodeAt(stop);
    if (quote === 0) {
      if (isSpace(code)) break;
      if (code === DOUBLE || code === SINGLE) quote = code;
      else if (code === escapeCode) stop++;
    } else if (code === quote) quote = 0;
    else if (code === escapeCode && quote !== SINGLE) stop++;
  }
  return { start, end: Math.min(stop, end) };
}

/**
 * A word's text with its quotes and escapes. A lone escape character at the very end of the line is
 * dropped, as BuildKit does.
 */
export function wordValue(text: string, word: WordRange, end: number, escape: string): string {
  const to = word.end;
  if (to < end || text[to - 1] !== escape) return text.slice(word.start, to);
  let count = 0;
  while (to - 1 - count >= word.start && text[to - 1 - count] === escape) count++;
  return text.slice(word.start, count % 2 === 1 ? to - 1 : to);
}

/** Splits at spaces outside of quotes, quotes and escapes kept: ENV, LABEL, ARG, and shell forms. */
export function splitQuoted(cooked: Cooked, start: number, end: number, escape: string): Word[] {
  const words: Word[] = [];
  let at = start;
  for (;;) {
    const word = nextQuoted(cooked.text, at, end, escape);
    if (word === null) return words;
    const value = wordValue(cooked.text, word, end, escape);
    if (value !== '') words.push({ value, span: spanOf(cooked, word.start, word.end) });
    at = word.end;
  }
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
