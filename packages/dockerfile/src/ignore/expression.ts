import { lastNameEnd, readClass } from './class.ts';
import { readEscape } from './escape.ts';
import { ANYTHING, NOT_NEWLINE, type Sequence, type Token } from './tokens.ts';

/** What Go allows in `{n,m}`. */
const MAX_REPEAT = 1000;
/** Far above any real pattern: repeats of repeats are not to fill the memory. */
const MAX_TOKENS = 100_000;

/**
 * Reads what moby makes of a pattern: the body of a Go expression `^…$` with characters, classes,
 * `*`, a group for folders, `{n,m}`, `|` and escapes. Gives its alternatives; null where Go refuses it.
 */
export function readExpression(body: string): Sequence[] | null {
  const chars = Array.from(body);
  const nameEnd = lastNameEnd(chars);
  const alternatives: Token[][] = [[]];
  for (let at = 0; at < chars.length;) {
    const tokens = alternatives.at(-1) ?? [];
    if (chars[at] === '|') {
      alternatives.push([]);
      at++;
      continue;
    }
    const next = readItem(chars, at, nameEnd, tokens);
    if (next < 0) return null;
    at = next;
  }
  // `^` binds to the first alternative alone, `$` to the last.
  return alternatives.map((tokens, index) => [
    ...(index > 0 ? [ANYTHING] : []),
    ...tokens,
    ...(index < alternatives.length - 1 ? [ANYTHING] : []),
  ]);
}

/** Reads one item into `tokens`; gives the index after it, or -1. */
function readItem(chars: readonly string[], at: number, nameEnd: number, tokens: Token[]): number {
  const char = chars[at] ?? '';
  switch (char) {
    case '[': {
      const read = readClass(chars, at, nameEnd);
      if (read === null) return -1;
      tokens.push(read.token);
      return read.end;
    }
    case '(':
      tokens.push({ kind: 'dirs' });
      return at + '(.*/)?'.length;
    case '.':
      tokens.push(NOT_NEWLINE);
      return at + 1;
    case '^':
      tokens.push({ kind: 'edge', at: 'start' });
      return at + 1;
    case '\\': {
      const read = readEscape(chars, at);
      if (read === null) return -1;
      tokens.push(read.token);
      return read.end;
    }
    case '*':
      return loopLast(tokens) ? at + 1 : -1;
    case '{':
      return readRepeat(chars, at, tokens);
    default:
      tokens.push({ kind: 'char', code: char.codePointAt(0) ?? 0 });
      return at + 1;
  }
}

function loopLast(tokens: Token[]): boolean {
  const last = tokens.pop();
  if (last === undefined) return false;
  tokens.push({ kind: 'loop', of: last });
  return true;
}

/** `{n}`, `{n,}` and `{n,m}` repeat what stands before; any other `{` is itself. */
function readRepeat(chars: readonly string[], at: number, tokens: Token[]): number {
  const match = /^\{([0-9]+)(?:(,)([0-9]*))?\}/.exec(chars.slice(at, at + 16).join(''));
  if (match === null) {
    tokens.push({ kind: 'char', code: 0x7b });
    return at + 1;
  }
  const last = tokens.pop();
  const isSimple = last?.kind === 'char' || last?.kind === 'class' || last?.kind === 'edge';
  const least = Number(match[1]);
  const most = match[2] === undefined ? least : match[3] === '' ? null : Number(match[3]);
  if (!isSimple || least > MAX_REPEAT || (most !== null && (most > MAX_REPEAT || most < least))) {
    return -1;
  }
  if (tokens.length > MAX_TOKENS) return -1;
  for (let count = 0; count < least; count++) tokens.push(last);
  if (most === null) tokens.push({ kind: 'loop', of: last });
  else for (let count = least; count < most; count++) tokens.push({ kind: 'maybe', of: last });
  return at + match[0].length;
}
