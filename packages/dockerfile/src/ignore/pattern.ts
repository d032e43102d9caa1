import { readExpression } from './expression.ts';
import { readMobyPattern } from './moby.ts';
import { ANYTHING, type Sequence, type Token } from './tokens.ts';

/** One pattern of an ignore file: it takes what one of its alternatives takes. */
export type CompiledPattern = readonly Sequence[];

/**
 * Compiles a cleaned pattern as moby's patternmatcher does; null when moby refuses it (a bracket that
 * does not close, a lone `\`, an escape that Go does not know).
 */
export function compilePattern(pattern: string): CompiledPattern | null {
  if (!isWellFormed(Array.from(pattern))) return null;
  const { by, text } = readMobyPattern(pattern);
  switch (by) {
    case 'exact':
      return [plain(text)];
    case 'prefix':
      return [[...plain(text), ANYTHING]];
    case 'suffix': {
      // `**` + `/foo` takes `foo` itself, too.
      const whole = [ANYTHING, ...plain(text)];
      return text.startsWith('/') ? [whole, plain(text.slice(1))] : [whole];
    }
    case 'expression':
      return readExpression(text);
  }
}

function plain(text: string): Token[] {
  return Array.from(text, (char): Token => ({ kind: 'char', code: char.codePointAt(0) ?? 0 }));
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
