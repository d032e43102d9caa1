import { isBlank, isSpace } from '../text/chars.ts';

/** A word of a cooked line; offsets are the cooked text's. */
export interface RawWord {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Splits at runs of blanks, with no regard to quotes: FROM, COPY, ADD, EXPOSE, VOLUME. */
export function splitBlank(text: string, start: number, end: number): RawWord[] {
  const words: RawWord[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    const from = at;
    while (at < end && !isBlank(text.charCodeAt(at))) at++;
    if (at > from) words.push({ value: text.slice(from, at), start: from, end: at });
  }
  return words;
}

/** Splits at spaces outside of quotes, quotes and escapes kept: ENV, LABEL, ARG, and shell forms for display. */
export function splitQuoted(text: string, start: number, end: number, escape: string): RawWord[] {
  const words: RawWord[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at >= end) break;
    const from = at;
    let quote = '';
    for (; at < end; at++) {
      const char = text[at] ?? '';
      if (quote === '') {
        if (isSpace(text.charCodeAt(at))) break;
        if (char === '"' || char === "'") quote = char;
        else if (char === escape) at++;
      } else if (char === quote) quote = '';
      else if (char === escape && quote !== "'") at++;
    }
    at = Math.min(at, end);
    const value = wordValue(text, from, at, end, escape);
    if (value !== '') words.push({ value, start: from, end: at });
  }
  return words;
}

/** A lone escape character at the very end of the line is dropped, as BuildKit does. */
function wordValue(text: string, from: number, to: number, end: number, escape: string): string {
  if (to < end || text[to - 1] !== escape) return text.slice(from, to);
  let count = 0;
  while (to - 1 - count >= from && text[to - 1 - count] === escape) count++;
  return text.slice(from, count % 2 === 1 ? to - 1 : to);
}

export type JsonArray =
  | { readonly kind: 'strings'; readonly words: readonly RawWord[] }
  /** A JSON array with something else than strings in it: BuildKit refuses it. */
  | { readonly kind: 'mixed' }
  /** Not a JSON array: the shell form. */
  | { readonly kind: 'none' };

/** Reads `[start, end)` as the exec form. */
export function readJsonArray(text: string, start: number, end: number): JsonArray {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  if (text[at] !== '[') return { kind: 'none' };
  let values: unknown;
  try {
    values = JSON.parse(text.slice(at, end));
  } catch {
    return { kind: 'none' };
  }
  if (!Array.isArray(values)) return { kind: 'none' };
  const words: RawWord[] = [];
  at++;
  for (const value of values) {
    if (typeof value !== 'string') return { kind: 'mixed' };
    while (at < end && text[at] !== '"') at++;
    const from = at;
    at++;
    while (at < end && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at++;
    words.push({ value, start: from, end: at });
  }
  return { kind: 'strings', words };
}
