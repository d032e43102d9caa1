/**
 * Values that Docker expands, in two writings: as the Dockerfile has them (with quotes), and plain, as a
 * person fills them in. In a plain value everything stands for itself but `$NAME` and `${…}`, which expand.
 * The escape character is special only right before a `$`: two make one of it, and a single one makes
 * the `$` an ordinary character.
 */

import { lex } from '../../shell/lex.ts';
import { quotedEnd } from '../../parse/words.ts';

interface Part {
  readonly kind: 'literal' | 'expansion';
  readonly text: string;
}

/** How a value is quoted. */
export type Quoting = 'bare' | 'double' | 'single';

const SPECIAL_NAMES = '@*#?-$!';

/** The plain writing of a value; null where its quotes or expansions are broken. */
export function plainOf(written: string, escape: string): string | null {
  const parts = readWritten(written, escape);
  return parts === null ? null : writePlain(parts, escape);
}

/** A plain value without what could be left out, so that equal ones have equal texts; null if broken. */
export function canonicalPlain(plain: string, escape: string): string | null {
  const parts = readPlain(plain, escape);
  return parts === null ? null : writePlain(parts, escape);
}

/** How a written value is quoted, as far as one word can say. */
export function quotingOf(written: string): Quoting {
  if (written.length > 1 && written.startsWith('"') && written.endsWith('"')) return 'double';
  return written.length > 1 && written.startsWith("'") && written.endsWith("'") ? 'single' : 'bare';
}

/**
 * A plain value as one word of a Dockerfile, quoted as preferred if that can be, else as little as can
 * be. With `spaces` the value is the whole rest of a line, where inner spaces need no quotes. Null if
 * there is no way: a line break, a broken expansion.
 */
export function writeValue(
  plain: string,
  escape: string,
  preferred: Quoting,
  spaces = false,
): string | null {
  const parts = /[\n\r]/.test(plain) ? null : readPlain(plain, escape);
  if (parts === null) return null;
  const wanted = writePlain(parts, escape);
  for (const quoting of [preferred, 'bare', 'double', 'single'] as const) {
    const written = writeParts(parts, quoting, escape);
    if (written === null || plainOf(written, escape) !== wanted) continue;
    const whole = spaces
      ? written === written.trim()
      : quotedEnd(written, 0, written.length, escape) === written.length;
    if (whole && lex(written, { escape, env: () => 'x' }).ok) return written;
  }
  return null;
}

function readWritten(written: string, escape: string): Part[] | null {
  const parts: Part[] = [];
  let inDouble = false;
  let at = 0;
  while (at < written.length) {
    const char = written[at] ?? '';
    if (char === '"') {
      inDouble = !inDouble;
      at++;
    } else if (char === "'" && !inDouble) {
      const end = written.indexOf("'", at + 1);
      if (end < 0) return null;
      addLiteral(parts, written.slice(at + 1, end));
      at = end + 1;
    } else if (char === escape) {
      const next = written[at + 1] ?? '';
      const escapes = !inDouble || next === '"' || next === '$' || next === escape;
      addLiteral(parts, escapes ? next : char);
      at += escapes ? 2 : 1;
    } else if (char === '$') {
      const end = readDollar(written, at, escape, parts);
      if (end < 0) return null;
      at = end;
    } else {
      addLiteral(parts, char);
      at++;
    }
  }
  return inDouble ? null : parts;
}

function readPlain(plain: string, escape: string): Part[] | null {
  const parts: Part[] = [];
  let at = 0;
  while (at < plain.length) {
    const from = at;
    while (plain[at] === escape) at++;
    const escapes = at - from;
    if (plain[at] !== '$') {
      addLiteral(parts, plain.slice(from, at) + (plain[at] ?? ''));
      at++;
      continue;
    }
    addLiteral(parts, escape.repeat(escapes >> 1));
    if (escapes % 2 === 1) {
      addLiteral(parts, '$');
      at++;
      continue;
    }
    const end = readDollar(plain, at, escape, parts);
    if (end < 0) return null;
    at = end;
  }
  return parts;
}

/** Takes what a `$` begins; gives where the rest begins, or -1 for a `${` that is broken. */
function readDollar(text: string, at: number, escape: string, parts: Part[]): number {
  const end = expansionEnd(text, at, escape);
  if (end > at) {
    parts.push({ kind: 'expansion', text: text.slice(at, end) });
    return end;
  }
  if (text[at + 1] === '{') return -1;
  addLiteral(parts, '$');
  return at + 1;
}

function addLiteral(parts: Part[], text: string): void {
  const last = parts.at(-1);
  if (text === '') return;
  if (last?.kind !== 'literal') parts.push({ kind: 'literal', text });
  else parts[parts.length - 1] = { kind: 'literal', text: last.text + text };
}

/** Where the expansion ends that the `$` at `start` begins; -1 when it begins none. */
function expansionEnd(text: string, start: number, escape: string): number {
  if (text[start + 1] !== '{') {
    const end = nameEnd(text, start + 1);
    return end === start + 1 ? -1 : end;
  }
  const open: ('}' | '/' | '"')[] = [closerAt(text, nameEnd(text, start + 2))];
  let at = nameEnd(text, start + 2) + (open[0] === '/' ? 1 : 0);
  if (open[0] === '/' && text[at] === '/') at++;
  while (at < text.length) {
    const char = text[at] ?? '';
    const inside = open.at(-1);
    if (char === inside) {
      at++;
      open.pop();
      if (inside === '/') open.push('}');
      if (open.length === 0) return at;
    } else if (char === escape) at += 2;
    else if (char === "'" && inside !== '"') {
      const end = text.indexOf("'", at + 1);
      if (end < 0) return -1;
      at = end + 1;
    } else if (char === '"') {
      open.push('"');
      at++;
    } else if (char === '$' && text[at + 1] === '{') {
      const end = nameEnd(text, at + 2);
      const closer = closerAt(text, end);
      open.push(closer);
      at = end + (closer === '/' ? 1 : 0) + (closer === '/' && text[end + 1] === '/' ? 1 : 0);
    } else at++;
  }
  return -1;
}

/** What ends the braces: the pattern of `${name/pattern/text}` ends at a slash first. */
function closerAt(text: string, at: number): '}' | '/' {
  return text[at] === '/' ? '/' : '}';
}

/** Where a variable's name ends, as Docker's shell-word lexer reads it. */
function nameEnd(text: string, start: number): number {
  let at = start;
  if (/[0-9]/.test(text[at] ?? '')) {
    while (/[0-9]/.test(text[at] ?? '')) at++;
    return at;
  }
  if (text[at] !== undefined && SPECIAL_NAMES.includes(text[at] ?? '')) return at + 1;
  while (/[\p{L}\p{Nd}_]/u.test(text[at] ?? '')) at++;
  return at;
}

/** An expansion as it can stand before other text: `$A` before `b` needs its braces. */
function beforeText(expansion: string, next: string, escape: string): string {
  if (expansion.startsWith('${')) return expansion;
  const end = expansionEnd(expansion + next.slice(0, 1), 0, escape);
  return end === expansion.length ? expansion : `\${${expansion.slice(1)}}`;
}

function writePlain(parts: readonly Part[], escape: string): string {
  // From the end, as what a `$` means depends on what follows it.
  let text = '';
  let beforeDollar = false;
  for (const part of parts.toReversed()) {
    if (part.kind === 'expansion') {
      text = beforeText(part.text, text, escape) + text;
      beforeDollar = true;
      continue;
    }
    for (let at = part.text.length - 1; at >= 0; at--) {
      const char = part.text[at] ?? '';
      if (char === '$') {
        const guarded = text.startsWith('{') || expansionEnd(`$${text.slice(0, 1)}`, 0, escape) > 0;
        text = (guarded ? escape : '') + char + text;
        beforeDollar = true;
        continue;
      }
      beforeDollar = beforeDollar && char === escape;
      text = (beforeDollar ? char : '') + char + text;
    }
  }
  return text;
}

function writeParts(parts: readonly Part[], quoting: Quoting, escape: string): string | null {
  const pieces: string[] = [];
  for (const [index, { kind, text }] of parts.entries()) {
    if (kind === 'literal') {
      if (quoting === 'bare' && /["']/.test(text)) return null;
      pieces.push(quoting === 'single' ? text : escaped(text, escape));
      continue;
    }
    if (quoting === 'single') return null;
    pieces.push(beforeText(text, parts[index + 1]?.text ?? '', escape));
  }
  const inner = pieces.join('');
  if (quoting === 'bare') return inner;
  return quoting === 'double' ? `"${inner}"` : `'${inner}'`;
}

function escaped(text: string, escape: string): string {
  return text.replaceAll(/["$\\`]/g, (char) =>
    char === '"' || char === '$' || char === escape ? escape + char : char,
  );
}
