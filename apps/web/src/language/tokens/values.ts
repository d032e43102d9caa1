import type { Brush } from './brush.ts';
import { UNSET, type TokenType } from './legend.ts';

const NAME = /[A-Za-z_]\w*|[0-9@*#?$!-]/y;
const OPERATOR = /:[-+?]|##?|%%?|\/\/?|[-+?]/y;

/** `$NAME`, `${NAME}`, or the beginning of `${NAME:-…}`. */
export interface VariableStart {
  readonly name: string;
  /** After the name, or after the closing brace where that follows. */
  readonly end: number;
  /** After the operator; as `end` without one. */
  readonly operatorEnd: number;
  /** A word and a closing brace follow. */
  readonly opens: boolean;
}

/** Reads what the `$` at `at` begins; null for a lone one. */
export function readVariable(text: string, at: number, end: number): VariableStart | null {
  const braced = text[at + 1] === '{';
  const name = matchAt(NAME, text, at + (braced ? 2 : 1));
  const nameEnd = at + (braced ? 2 : 1) + name.length;
  if (nameEnd > end || (name === '' && !braced)) return null;
  if (!braced) return { name, end: nameEnd, operatorEnd: nameEnd, opens: false };
  if (text[nameEnd] === '}' && nameEnd < end) {
    return { name, end: nameEnd + 1, operatorEnd: nameEnd + 1, opens: false };
  }
  const operator = matchAt(OPERATOR, text, nameEnd);
  return { name, end: nameEnd, operatorEnd: Math.min(end, nameEnd + operator.length), opens: true };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Paints a text without quotes and escapes: its variables, and the rest as `base`. */
export function paintVariables(brush: Brush, start: number, end: number, base: TokenType): void {
  const { text, put } = brush;
  let plain = start;
  let close = start;
  for (let at = indexBefore(text, '$', start, end); at < end;) {
    const variable = readVariable(text, at, end);
    let stop = variable?.end ?? at + 1;
    if (variable?.opens === true) {
      if (close < stop) close = indexBefore(text, '}', stop, end);
      if (close < end) stop = close + 1;
    }
    if (variable !== null) {
      put(plain, at, base);
      put(at, stop, 'variable', variable.opens || !brush.isUnset(variable.name) ? 0 : UNSET);
      plain = stop;
    }
    at = indexBefore(text, '$', stop, end);
  }
  put(plain, end, base);
}

/** Where a character comes next, at most `end`: `indexOf` would look through all of the rest. */
export function indexBefore(text: string, char: string, from: number, end: number): number {
  const code = char.charCodeAt(0);
  let at = from;
  while (at < end && text.charCodeAt(at) !== code) at++;
  return Math.min(at, end);
}

interface Scan {
  at: number;
  /** Where the text begins that is not painted yet. */
  plain: number;
  /** The open quote, or nothing. */
  quote: string;
  /** For each open `${`, the quote around it. */
  readonly braces: string[];
}

/**
 * Paints a text that the builder expands: variables, escapes and quotes; the rest as `base`. The word of
 * `${name:-word}` is a string.
 */
export function paintValue(brush: Brush, start: number, end: number, base: TokenType): void {
  const { text, escape, put } = brush;
  const scan: Scan = { at: start, plain: start, quote: '', braces: [] };
  const flush = (to: number): void => {
    if (to > scan.plain)
      put(scan.plain, to, scan.quote === '' && scan.braces.length === 0 ? base : 'string');
    scan.plain = to;
  };
  const take = (to: number, type: TokenType): void => {
    flush(scan.at);
    put(scan.at, Math.min(to, end), type);
    scan.plain = scan.at = Math.min(to, end);
  };
  while (scan.at < end) {
    const char = text[scan.at] ?? '';
    if (char === '$' && scan.quote !== "'") {
      flush(scan.at);
      takeVariable(brush, scan, end);
    } else if (char === '}' && scan.quote === '' && scan.braces.length > 0) {
      take(scan.at + 1, 'variable');
      scan.quote = scan.braces.pop() ?? '';
    } else if (char === escape && scan.quote !== "'" && scan.at + 1 < end) {
      take(scan.at + 2, 'string.escape');
    } else if (char === scan.quote) {
      flush(++scan.at);
      scan.quote = '';
    } else if (scan.quote === '' && (char === '"' || char === "'")) {
      flush(scan.at++);
      scan.quote = char;
    } else scan.at++;
  }
  flush(end);
}

function takeVariable(brush: Brush, scan: Scan, end: number): void {
  const { at } = scan;
  const variable = readVariable(brush.text, at, end);
  if (variable === null) {
    scan.at++;
    return;
  }
  const unset = !variable.opens && brush.isUnset(variable.name);
  brush.put(at, variable.end, 'variable', unset ? UNSET : 0);
  brush.put(variable.end, variable.operatorEnd, 'operator');
  scan.plain = scan.at = variable.operatorEnd;
  if (!variable.opens) return;
  scan.braces.push(scan.quote);
  scan.quote = '';
}

/** Paints `name:tag@digest`; a colon before the last slash is a port's. */
export function paintImage(brush: Brush, start: number, end: number): void {
  const { text, put } = brush;
  let depth = 0;
  let colon = -1;
  let digest = end;
  for (let at = start; at < digest; at++) {
    const char = text[at];
    if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (depth > 0) continue;
    else if (char === '/') colon = -1;
    else if (char === ':') colon = at;
    else if (char === '@') digest = at;
  }
  const nameEnd = colon < 0 ? digest : colon;
  paintValue(brush, start, nameEnd, 'string.image');
  if (colon >= 0) {
    put(colon, colon + 1, 'delimiter');
    paintValue(brush, colon + 1, digest, 'string.tag');
  }
  put(digest, Math.min(digest + 1, end), 'delimiter');
  paintValue(brush, digest + 1, end, 'string.digest');
}

/** Paints the exec form `["a", "b"]`; variables only where the builder expands them. */
export function paintJson(brush: Brush, start: number, end: number, expands: boolean): void {
  const { text, put } = brush;
  let at = start;
  while (at < end) {
    const char = text[at];
    if (char !== '"') {
      if (char === '[' || char === ']') put(at, at + 1, 'delimiter.square');
      else if (char === ',') put(at, at + 1, 'delimiter');
      at++;
      continue;
    }
    let close = at + 1;
    while (close < end && text[close] !== '"') close += text[close] === '\\' ? 2 : 1;
    close = Math.min(close + 1, end);
    if (expands) paintVariables(brush, at, close, 'string');
    else put(at, close, 'string');
    at = close;
  }
}
