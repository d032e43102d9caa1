import type { Range, Token } from './tokens.ts';

/** What an escape stands for, and where it ends. */
export interface EscapeReading {
  readonly token: Token;
  readonly end: number;
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };
const CLASSES: Readonly<Record<string, readonly Range[]>> = {
  d: [[0x30, 0x39]],
  s: [
    [0x09, 0x0a],
    [0x0c, 0x0d],
    [0x20, 0x20],
  ],
  w: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x5f, 0x5f],
    [0x61, 0x7a],
  ],
};
const EDGES: Readonly<Record<string, 'start' | 'end' | 'word' | 'no-word'>> = {
  A: 'start',
  z: 'end',
  b: 'word',
  B: 'no-word',
};

/** `\b` and its like; within a class Go knows them not. */
export function readEscape(chars: readonly string[], at: number): EscapeReading | null {
  const edge = EDGES[chars[at + 1] ?? ''];
  if (edge !== undefined) return { token: { kind: 'edge', at: edge }, end: at + 2 };
  return readCharEscape(chars, at);
}

/**
 * `\` and what follows, as Go's `regexp/syntax` reads it, so that `\*` is a star, but `\d` a digit
 * and `\a` the bell. Null for what Go does not know; `\p`, `\Q` and `\C` count as such.
 */
export function readCharEscape(chars: readonly string[], at: number): EscapeReading | null {
  const char = chars[at + 1] ?? '';
  const code = CONTROLS[char];
  if (code !== undefined) return { token: { kind: 'char', code }, end: at + 2 };
  const ranges = CLASSES[char.toLowerCase()];
  if (ranges !== undefined) {
    const negated = char !== char.toLowerCase();
    return { token: { kind: 'class', negated, ranges }, end: at + 2 };
  }
  if (/^[0-7x]$/.test(char)) return readNumber(chars, at);
  if (char === '' || char > '\x7f' || /^[A-Za-z0-9]$/.test(char)) return null;
  return { token: { kind: 'char', code: char.charCodeAt(0) }, end: at + 2 };
}

/** `\123`, `\x7F`, `\x{10FFFF}`; a lone digit but 0 would refer back, which Go has not. */
function readNumber(chars: readonly string[], at: number): EscapeReading | null {
  const text = chars.slice(at, at + 12).join('');
  const match =
    /^\\(?:x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|(0[0-7]{0,2}|[1-7][0-7]{1,2}))/.exec(text);
  if (match === null) return null;
  const hex = match[1] ?? match[2];
  const code = hex === undefined ? parseInt(match[3] ?? '', 8) : parseInt(hex, 16);
  return code > 0x10ffff ? null : { token: { kind: 'char', code }, end: at + match[0].length };
}
