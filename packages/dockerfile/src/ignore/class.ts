import { readCharEscape } from './escape.ts';
import type { CharToken, Range } from './tokens.ts';

const DIGIT: Range = [0x30, 0x39];
const UPPER: Range = [0x41, 0x5a];
const LOWER: Range = [0x61, 0x7a];

/** `[:name:]` within a class. */
const NAMED: Readonly<Record<string, readonly Range[]>> = {
  alnum: [DIGIT, UPPER, LOWER],
  alpha: [UPPER, LOWER],
  ascii: [[0x00, 0x7f]],
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  cntrl: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: [DIGIT],
  graph: [[0x21, 0x7e]],
  lower: [LOWER],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  upper: [UPPER],
  word: [DIGIT, UPPER, LOWER, [0x5f, 0x5f]],
  xdigit: [DIGIT, [0x41, 0x46], [0x61, 0x66]],
};

/** Where the last `:]` stands, -1 without: no named class begins after it. */
export function lastNameEnd(chars: readonly string[]): number {
  return chars.findLastIndex((char, at) => char === ':' && chars[at + 1] === ']');
}

/**
 * Reads the `[…]` at `start` as Go's `regexp/syntax` does; null where Go refuses it. `nameEnd` is
 * `lastNameEnd` of the same characters.
 */
export function readClass(
  chars: readonly string[],
  start: number,
  nameEnd: number,
): { readonly token: CharToken; readonly end: number } | null {
  let at = start + 1;
  const negated = chars[at] === '^';
  if (negated) at++;
  const ranges: Range[] = [];
  for (let first = true; first || chars[at] !== ']'; first = false) {
    if (at >= chars.length) return null;
    const end = readMember(chars, at, nameEnd, ranges);
    if (end < 0) return null;
    at = end;
  }
  return { token: { kind: 'class', negated, ranges }, end: at + 1 };
}

/** Reads one character, range or named class; gives the index after it, or -1. */
function readMember(
  chars: readonly string[],
  at: number,
  nameEnd: number,
  ranges: Range[],
): number {
  // Without a `:]` to come the bracket is itself.
  if (chars[at] === '[' && chars[at + 1] === ':' && at + 2 <= nameEnd) {
    return readNamed(chars, at, ranges);
  }
  const escape = chars[at] === '\\' ? readCharEscape(chars, at) : undefined;
  if (escape === null) return -1;
  if (escape?.token.kind === 'class') {
    ranges.push(...(escape.token.negated ? complement(escape.token.ranges) : escape.token.ranges));
    return escape.end;
  }
  const low = readOne(chars, at);
  if (low === null) return -1;
  if (chars[low.end] !== '-' || chars[low.end + 1] === ']') {
    ranges.push([low.code, low.code]);
    return low.end;
  }
  const high = readOne(chars, low.end + 1);
  if (high === null || high.code < low.code) return -1;
  ranges.push([low.code, high.code]);
  return high.end;
}

/** Gives -1 for a name that Go does not know. */
function readNamed(chars: readonly string[], at: number, ranges: Range[]): number {
  let close = at + 2;
  while (chars[close] !== ':' || chars[close + 1] !== ']') close++;
  const name = chars.slice(at + 2, close).join('');
  const negated = name.startsWith('^');
  const found = NAMED[negated ? name.slice(1) : name];
  if (found === undefined) return -1;
  ranges.push(...(negated ? complement(found) : found));
  return close + 2;
}

function readOne(chars: readonly string[], at: number): { code: number; end: number } | null {
  const char = chars[at];
  if (char === undefined) return null;
  if (char !== '\\') return { code: char.codePointAt(0) ?? 0, end: at + 1 };
  const escape = readCharEscape(chars, at);
  return escape?.token.kind === 'char' ? { code: escape.token.code, end: escape.end } : null;
}

function complement(ranges: readonly Range[]): Range[] {
  const gaps: Range[] = [];
  let from = 0;
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (low > from) gaps.push([from, low - 1]);
    from = high + 1;
  }
  return [...gaps, [from, 0x10ffff]];
}
