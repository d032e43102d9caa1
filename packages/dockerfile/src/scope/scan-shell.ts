import type { FoundUse } from './scan-word.ts';

/** What the scan is inside of: double quotes, `${…}`, `$(…)`, backticks, or a here-document's body. */
interface Open {
  readonly kind: 'double' | 'brace' | 'paren' | 'tick' | 'body';
  /** Whether quotes count: not in double quotes or in a here-document. */
  readonly quoting: boolean;
  readonly use: number;
}

/** A here-document that the script itself opens. */
interface Pending {
  readonly delimiter: string;
  readonly expand: boolean;
  readonly stripTabs: boolean;
}

interface Scan {
  readonly text: string;
  readonly uses: FoundUse[];
  readonly open: Open[];
  /** Here-documents around this one. */
  readonly depth: number;
  pending: Pending[];
  at: number;
}

/** Here-documents in substitutions in here-documents: deeper ones are left out, to spare the stack. */
const MAX_DEPTH = 8;

/**
 * Variables that a POSIX shell (or bash) expands in a script: not in single quotes, after `\`, in
 * comments, or in here-documents with a quoted delimiter. `body`: the text is a here-document's body.
 */
export function scanShell(text: string, body = false, depth = 0): FoundUse[] {
  if (!text.includes('$')) return [];
  const open: Open[] = body ? [{ kind: 'body', quoting: false, use: -1 }] : [];
  const scan: Scan = { text, uses: [], open, depth, pending: [], at: 0 };
  while (scan.at < text.length) step(scan);
  return scan.uses;
}

function step(scan: Scan): void {
  const { text, open } = scan;
  const char = text[scan.at] ?? '';
  const inside = open.at(-1);
  const quoting = inside?.quoting ?? true;
  if (char === '\\') scan.at += 2;
  else if (char === '$') readDollar(scan, quoting);
  else if (char === "'" && quoting) skipTo(scan, text.indexOf("'", scan.at + 1));
  else if (char === '"' && inside?.kind === 'double') close(scan);
  else if (char === '"' && inside?.kind !== 'body') push(scan, 'double', false, 1);
  else if (char === '`' && inside?.kind === 'tick') close(scan);
  else if (char === '`') push(scan, 'tick', true, 1);
  else if (char === '}' && inside?.kind === 'brace') close(scan);
  else if (char === ')' && inside?.kind === 'paren') close(scan);
  else if (char === '(' && quoting) push(scan, 'paren', true, 1);
  else if (char === '#' && quoting && startsWord(text, scan.at)) skipLine(scan);
  else if (char === '<' && quoting && text[scan.at + 1] === '<') readOpening(scan);
  else if (char === '\n' && quoting && scan.pending.length > 0) skipBodies(scan);
  else scan.at++;
}

function push(scan: Scan, kind: Open['kind'], quoting: boolean, length: number, use = -1): void {
  scan.open.push({ kind, quoting, use });
  scan.at += length;
}

function close(scan: Scan): void {
  scan.at++;
  const closed = scan.open.pop();
  const use = scan.uses[closed?.use ?? -1];
  if (use !== undefined && closed !== undefined) scan.uses[closed.use] = { ...use, end: scan.at };
}

function skipTo(scan: Scan, end: number): void {
  scan.at = end < 0 ? scan.text.length : end + 1;
}

function skipLine(scan: Scan): void {
  const end = scan.text.indexOf('\n', scan.at);
  scan.at = end < 0 ? scan.text.length : end;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || /[\s;|&()]/.test(text[at - 1] ?? '');
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

function readDollar(scan: Scan, quoting: boolean): void {
  const { text, at: start, uses } = scan;
  const next = text[start + 1];
  if (next === '(') {
    push(scan, 'paren', true, 2);
    return;
  }
  const braced = next === '{';
  // `${#NAME}` is its length, `${!NAME}` the variable it names.
  const prefix = braced && /[#!]/.test(text[start + 2] ?? '') ? 3 : braced ? 2 : 1;
  const nameStart = start + prefix;
  NAME.lastIndex = nameStart;
  const name = NAME.exec(text)?.[0] ?? '';
  const end = braced ? text.length : nameStart + name.length;
  if (name !== '') uses.push({ name, start, end, nameStart });
  if (!braced) scan.at = name === '' ? start + (next === '$' ? 2 : 1) : end;
  else push(scan, 'brace', quoting, prefix + name.length, name === '' ? -1 : uses.length - 1);
}

const OPENING = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|(\\?[^\s;|&<>()'"]+))/y;

/** `<<WORD` in a script; `<<<` and shifts are none. */
function readOpening(scan: Scan): void {
  const { text } = scan;
  OPENING.lastIndex = scan.at;
  const match = text[scan.at + 2] === '<' ? null : OPENING.exec(text);
  if (match === null) {
    scan.at += text[scan.at + 2] === '<' ? 3 : 2;
    return;
  }
  const bare = match[4];
  const delimiter = match[2] ?? match[3] ?? bare?.replace(/^\\/, '') ?? '';
  const expand = bare !== undefined && !bare.startsWith('\\');
  scan.pending.push({ delimiter, expand, stripTabs: match[1] === '-' });
  scan.at += match[0].length;
}

/** Goes over the bodies that begin on the next line, and scans those that expand. */
function skipBodies(scan: Scan): void {
  const { text } = scan;
  let at = scan.at + 1;
  for (const { delimiter, expand, stripTabs } of scan.pending) {
    const start = at;
    let end = -1;
    while (at < text.length && end < 0) {
      const stop = text.indexOf('\n', at);
      const line = text.slice(at, stop < 0 ? text.length : stop).replace(/\r$/, '');
      if ((stripTabs ? line.replace(/^\t+/, '') : line) === delimiter) end = at;
      at = stop < 0 ? text.length : stop + 1;
    }
    if (!expand || scan.depth === MAX_DEPTH) continue;
    const body = text.slice(start, end < 0 ? text.length : end);
    for (const use of scanShell(body, true, scan.depth + 1)) {
      scan.uses.push({
        ...use,
        start: start + use.start,
        end: start + use.end,
        nameStart: start + use.nameStart,
      });
    }
  }
  scan.pending = [];
  // The line feed before the next line belongs to the body.
  scan.at = Math.max(at, scan.at + 1);
}
