/**
 * One pattern of an ignore file, compiled as moby's patternmatcher does, matched by walking a set of
 * states: time grows with pattern × path and with nothing else.
 */

/** What a token of a pattern takes: one given character, any but `/`, one of a class, a run without `/`, or a `**`. */
export type Token =
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'any' }
  | {
      readonly kind: 'class';
      readonly negated: boolean;
      readonly ranges: readonly (readonly [number, number])[];
    }
  /** `*`: any run without `/`. */
  | { readonly kind: 'star' }
  /** `**` in the middle: nothing, or any run that ends with `/`. */
  | { readonly kind: 'dirs' }
  /** `**` at the end: anything. */
  | { readonly kind: 'rest' };

/** Takes a path whole, from its first character to its last. */
export type CompiledPattern = readonly Token[];

/** Compiles a cleaned pattern; null when moby refuses it (a bracket that does not close, a lone `\`). */
export function compilePattern(pattern: string): CompiledPattern | null {
  const chars = Array.from(pattern);
  if (!isWellFormed(chars)) return null;
  const tokens: Token[] = [];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? '';
    if (char === '*') at += readStar(chars, at, tokens);
    else if (char === '?') tokens.push({ kind: 'any' });
    else if (char === '[') at = readClass(chars, at, tokens);
    else if (char === '\\') {
      const token = readEscape(chars[++at] ?? '');
      if (token === null) return null;
      tokens.push(token);
    } else tokens.push({ kind: 'char', code: codeOf(char) });
  }
  return fixLeading(chars, tokens);
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };
const CLASSES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
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

/**
 * `\` and a character. Moby hands both to Go's regular expressions, so that `\*` is a star, but `\d`
 * a digit and `\a` the bell; what Go does not know there fails the build.
 */
function readEscape(char: string): Token | null {
  if (!/[A-Za-z0-9]/.test(char)) return { kind: 'char', code: codeOf(char) };
  const control = CONTROLS[char];
  if (control !== undefined) return { kind: 'char', code: control };
  const ranges = CLASSES[char.toLowerCase()];
  if (ranges === undefined) return null;
  return { kind: 'class', negated: char !== char.toLowerCase(), ranges };
}

/** Reads `*`, `**` or `**` with its `/`; gives how many characters beyond the first it took. */
function readStar(chars: readonly string[], at: number, tokens: Token[]): number {
  if (chars[at + 1] !== '*') {
    tokens.push({ kind: 'star' });
    return 0;
  }
  const taken = chars[at + 2] === '/' ? 2 : 1;
  tokens.push({ kind: at + taken + 1 >= chars.length ? 'rest' : 'dirs' });
  return taken;
}

/**
 * A leading `**` with nothing but plain text after it is matched by moby as a suffix: `**.md` takes
 * every path that ends in `.md`, `**` + `/foo` every path that ends in `/foo`, and `foo` itself.
 */
function fixLeading(chars: readonly string[], tokens: Token[]): Token[] {
  if (tokens[0]?.kind !== 'dirs' || chars[2] === '/') return tokens;
  const onlyPlain = tokens.slice(1).every((token) => token.kind === 'char');
  if (!onlyPlain || chars.includes('\\') || chars.includes(']')) return tokens;
  return [{ kind: 'rest' }, ...tokens.slice(1)];
}

function readClass(chars: readonly string[], start: number, tokens: Token[]): number {
  let at = start + 1;
  const negated = chars[at] === '^';
  if (negated) at++;
  const ranges: [number, number][] = [];
  for (let first = true; at < chars.length && (first || chars[at] !== ']'); first = false) {
    if (chars[at] === '\\') at++;
    const low = codeOf(chars[at]);
    at++;
    let high = low;
    if (chars[at] === '-' && chars[at + 1] !== ']') {
      at++;
      if (chars[at] === '\\') at++;
      high = codeOf(chars[at]);
      at++;
    }
    ranges.push([low, high]);
  }
  tokens.push({ kind: 'class', negated, ranges });
  return at;
}

function codeOf(char: string | undefined): number {
  return char?.codePointAt(0) ?? -1;
}

/** The syntax check of Go's `filepath.Match`. */
function isWellFormed(chars: readonly string[]): boolean {
  for (let at = 0; at < chars.length; at++) {
    if (chars[at] === '\\') {
      at++;
      if (at >= chars.length) return false;
    } else if (chars[at] === '[') {
      const end = classEnd(chars, at);
      if (end < 0) return false;
      at = end;
    }
  }
  return true;
}

/** Index of the `]` that closes a class, or -1 when Go refuses the class. */
function classEnd(chars: readonly string[], start: number): number {
  let at = start + 1;
  if (chars[at] === '^') at++;
  for (let count = 0; ; count++) {
    if (chars[at] === ']' && count > 0) return at;
    at = classChar(chars, at);
    if (at < 0) return -1;
    if (chars[at] === '-') {
      at = classChar(chars, at + 1);
      if (at < 0) return -1;
    }
  }
}

function classChar(chars: readonly string[], at: number): number {
  const char = chars[at];
  if (char === undefined || char === '-' || char === ']') return -1;
  const next = char === '\\' ? at + 2 : at + 1;
  return next < chars.length ? next : -1;
}
