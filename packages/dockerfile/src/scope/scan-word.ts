/** `$NAME` or `${NAME…}` in a text; offsets are the text's. */
export interface FoundUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
}

/** What a scan is inside of. */
interface Open {
  /** Character that ends it. */
  close: '"' | '}' | '/';
  /** Place in the list of uses that ends with it; -1 for none. */
  readonly use: number;
}

/**
 * Variables that Docker's shell-word lexer (moby/buildkit frontend/dockerfile/shell/lex.go) expands in a
 * word. Single quotes and escapes hide; `quotes` is false in here-documents, where they are plain text.
 */
export function scanWord(text: string, escape: string, quotes: boolean): FoundUse[] {
  const uses: FoundUse[] = [];
  if (!text.includes('$')) return uses;
  const open: Open[] = [];
  const limit = text.length;
  let at = 0;
  while (at < limit) {
    const char = text[at] ?? '';
    const inside = open.at(-1);
    if (char === inside?.close && (quotes || char !== '"')) {
      at++;
      if (inside.close === '/') inside.close = '}';
      else closeUse(uses, open.pop(), at);
    } else if (char === escape) {
      const next = text[at + 1] ?? '';
      const escapes = inside?.close !== '"' || next === '"' || next === '$' || next === escape;
      at += escapes ? 2 : 1;
    } else if (char === "'" && quotes && inside?.close !== '"') {
      const end = text.indexOf("'", at + 1);
      if (end < 0) break;
      at = end + 1;
    } else if (char === '"' && quotes) {
      open.push({ close: '"', use: -1 });
      at++;
    } else if (char === '$') at = readUse(text, at, uses, open);
    else at++;
  }
  return uses;
}

function closeUse(uses: FoundUse[], closed: Open | undefined, end: number): void {
  const use = uses[closed?.use ?? -1];
  if (use !== undefined && closed !== undefined) uses[closed.use] = { ...use, end };
}

/** Reads from a `$`; gives where the scan goes on. */
function readUse(text: string, start: number, uses: FoundUse[], open: Open[]): number {
  const braced = text[start + 1] === '{';
  const nameStart = start + (braced ? 2 : 1);
  const nameEnd = endOfName(text, nameStart);
  const name = text.slice(nameStart, nameEnd);
  const isVariable = /^[\p{L}_]/u.test(name);
  if (isVariable) {
    uses.push({ name, start, end: braced ? text.length : nameEnd, nameStart });
  }
  if (!braced) return nameEnd > nameStart ? nameEnd : start + (text[nameStart] === '$' ? 2 : 1);
  const use = isVariable ? uses.length - 1 : -1;
  if (text[nameEnd] !== '/') {
    open.push({ close: '}', use });
    return nameEnd;
  }
  open.push({ close: '/', use });
  return nameEnd + (text[nameEnd + 1] === '/' ? 2 : 1);
}

/** Docker takes letters and digits of all scripts, and `_`. */
function endOfName(text: string, start: number): number {
  let at = start;
  while (at < text.length && /[\p{L}\p{Nd}_]/u.test(text[at] ?? '')) at++;
  return at;
}
