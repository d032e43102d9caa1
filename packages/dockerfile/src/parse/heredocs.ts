import { lex } from '../shell/lex.ts';
import type { Heredoc } from '../types.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import { contentEnd, type Source } from './logical.ts';

/** `<<NAME` of a cooked line; offsets are the cooked text's. */
export interface HeredocOpen {
  readonly name: string;
  readonly expand: boolean;
  readonly stripTabs: boolean;
  readonly start: number;
  readonly end: number;
}

export interface HeredocBodies {
  readonly heredocs: readonly Heredoc[];
  /** Last line that belongs to them. */
  readonly lastLine: number;
  /** The first one without its closing line. */
  readonly unterminated: HeredocOpen | null;
}

const TAB = 0x09;
const NONE: readonly HeredocOpen[] = [];
const UNSET = (): undefined => undefined;

/** The here-documents that a RUN, COPY or ADD line opens, in order. None when its quotes don't close. */
export function findHeredocs(text: string, from: number, to: number): readonly HeredocOpen[] {
  const line = text.slice(from, to);
  if (!line.includes('<<')) return NONE;
  const result = lex(line, {
    escape: '\\',
    env: UNSET,
    rawQuotes: true,
    rawEscapes: true,
    skipUnset: true,
  });
  if (!result.ok) return [];
  const opens: HeredocOpen[] = [];
  for (const word of result.words) {
    const open = readHeredocWord(word.value);
    if (open === null) continue;
    const { name, expand, stripTabs } = open;
    opens.push({ name, expand, stripTabs, start: from + word.start, end: from + word.end });
  }
  return opens;
}

/** Reads `<<NAME`, `<<-NAME`, `3<<'NAME'`; null for anything else (`<<<`, `"<<X"`, `<<`). */
export function readHeredocWord(
  word: string,
): Pick<HeredocOpen, 'name' | 'expand' | 'stripTabs'> | null {
  if (!word.includes('<<')) return null;
  const match = /^[0-9]*<<(-?)([^<]*)$/.exec(word);
  if (match === null) return null;
  const rest = (match[2] ?? '').replace(/^[\t\n\f\r ]+/, '');
  if (rest === '') return null;
  const stripTabs = match[1] === '-';
  if (/^[\w.]+$/.test(rest)) return { name: rest, expand: true, stripTabs };
  const base = { escape: '\\', env: UNSET, skipUnset: true };
  const bare = lex(rest, base);
  const raw = lex(rest, { ...base, rawQuotes: true });
  if (!bare.ok || !raw.ok || bare.words.length !== 1 || raw.words.length !== 1) return null;
  const name = bare.words[0]?.value ?? '';
  const expand = countQuotes(name) === countQuotes(raw.words[0]?.value ?? '');
  return { name, expand, stripTabs };
}

function countQuotes(text: string): number {
  let count = 0;
  for (const char of text) if (char === "'" || char === '"') count++;
  return count;
}

/** Gives the first line after `after` whose content (tabs before it stripped, if asked) equals `content`, or -1. */
export type LineFinder = (content: string, after: number, stripTabs: boolean) => number;

/**
 * Looks line by line: what it walks over is then read as a body, so all walks together are linear. The
 * first that finds nothing is the last: from then on lines are looked up in an index.
 */
export function makeLineFinder(source: Pick<Source, 'text' | 'lineStarts'>): LineFinder {
  const indexes: (Map<string, number[]> | undefined)[] = [undefined, undefined];
  let missed = false;
  return (content, after, stripTabs) => {
    if (missed) {
      const index = (indexes[stripTabs ? 1 : 0] ??= indexLines(source, stripTabs));
      return firstAbove(index.get(content) ?? [], after);
    }
    const found = walkTo(source, content, after, stripTabs);
    missed = found < 0;
    return found;
  };
}

function walkTo(
  source: Pick<Source, 'text' | 'lineStarts'>,
  content: string,
  after: number,
  stripTabs: boolean,
): number {
  const { text, lineStarts } = source;
  for (let line = after + 1; line < lineStarts.length; line++) {
    let start = lineStarts[line] ?? 0;
    while (stripTabs && text.charCodeAt(start) === TAB) start++;
    if (!text.startsWith(content, start)) continue;
    if (start + content.length === contentEnd(source, line)) return line;
  }
  return -1;
}

/** The first entry of `sorted` above `value`, or -1. */
function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? -1;
}

function indexLines(
  source: Pick<Source, 'text' | 'lineStarts'>,
  stripTabs: boolean,
): Map<string, number[]> {
  const map = new Map<string, number[]>();
  for (let line = 0; line < source.lineStarts.length; line++) {
    let start = source.lineStarts[line] ?? 0;
    if (start === source.text.length) break;
    const end = contentEnd(source, line);
    while (stripTabs && start < end && source.text.charCodeAt(start) === TAB) start++;
    const content = source.text.slice(start, end);
    const lines = map.get(content);
    if (lines === undefined) map.set(content, [line]);
    else lines.push(line);
  }
  return map;
}

/**
 * Takes the bodies that follow `lastLine`. A here-document that never closes ends before the next
 * line that reads like a FROM, so that the stages after it stay visible; else at the end of the text.
 */
export function readBodies(
  source: Source,
  findLine: LineFinder,
  cooked: Cooked,
  opens: readonly HeredocOpen[],
  lastLine: number,
): HeredocBodies {
  const heredocs: Heredoc[] = [];
  let line = lastLine;
  let unterminated: HeredocOpen | null = null;
  for (const open of opens) {
    const bodyStart = source.lineStarts[line + 1] ?? source.text.length;
    const found = unterminated === null ? findLine(open.name, line, open.stripTabs) : -1;
    const last = found >= 0 ? found : unterminated === null ? lastBeforeFrom(source, line) : line;
    if (found < 0) unterminated ??= open;
    const bodyEnd =
      found < 0
        ? (source.lineStarts[last + 1] ?? source.text.length)
        : (source.lineStarts[found] ?? 0);
    heredocs.push({
      name: open.name,
      expand: open.expand,
      stripTabs: open.stripTabs,
      openSpan: spanOf(cooked, open.start, open.end),
      bodySpan: { start: bodyStart, end: Math.max(bodyStart, bodyEnd) },
      closeSpan:
        found < 0 ? null : { start: source.lineStarts[found] ?? 0, end: contentEnd(source, found) },
    });
    line = last;
  }
  return { heredocs, lastLine: line, unterminated };
}

const FROM_LINE = /^FROM[ \t]+\S+([ \t]+[Aa][Ss][ \t]+\S+)?[ \t]*$/;

function lastBeforeFrom(source: Source, after: number): number {
  const count = source.lineStarts.length;
  for (let line = after + 1; line < count; line++) {
    const start = source.lineStarts[line] ?? 0;
    if (start === source.text.length) return Math.max(after, line - 1);
    if (!source.text.startsWith('FROM', start)) continue;
    if (FROM_LINE.test(source.text.slice(start, contentEnd(source, line)))) return line - 1;
  }
  return count - 1;
}
