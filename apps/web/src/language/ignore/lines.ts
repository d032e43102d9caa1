import type { Span } from '@stagecraft/dockerfile';

/** One line of an ignore file. */
export interface IgnoreLine {
  readonly line: number;
  /** Without its line ending. */
  readonly span: Span;
  readonly kind: 'rule' | 'comment' | 'blank';
  /** Begins with `!`. */
  readonly exception: boolean;
  /** Without `!` and the spaces around it, as written; empty when there is none. */
  readonly pattern: string;
  readonly patternSpan: Span;
}

/**
 * The lines of an ignore file, as moby reads them: `#` begins a comment at the very start of a line only,
 * spaces around a pattern don't count.
 * https://github.com/moby/patternmatcher/blob/main/ignorefile/ignorefile.go
 */
export function ignoreLines(text: string): readonly IgnoreLine[] {
  let start = 0;
  return text.split('\n').map((written, line) => {
    const content = written.replace(/\r+$/, '');
    const mark = line === 0 && content.startsWith('\uFEFF') ? 1 : 0;
    const read = readLine(content.slice(mark), line, start + mark);
    start += written.length + 1;
    return read;
  });
}

function readLine(content: string, line: number, start: number): IgnoreLine {
  const span = { start, end: start + content.length };
  const inner = content.trim();
  const exception = inner.startsWith('!');
  const pattern = exception ? inner.slice(1).trim() : inner;
  const kind = content.startsWith('#') ? 'comment' : inner === '' ? 'blank' : 'rule';
  const first =
    pattern === ''
      ? content.trimEnd().length
      : content.indexOf(pattern, exception ? content.indexOf('!') + 1 : 0);
  const patternSpan = { start: start + first, end: start + first + pattern.length };
  return { line, span, kind, exception, pattern, patternSpan };
}

/** The line that an offset stands in. */
export function lineAt(lines: readonly IgnoreLine[], offset: number): IgnoreLine | null {
  return lines.findLast(({ span }) => span.start <= offset) ?? lines[0] ?? null;
}

/** A pattern without what changes nothing: `/`, `./` before it and `/` after it. */
export function plainPattern(pattern: string): string {
  return pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

/** The Dockerfile whose builds read this ignore file: `X.dockerignore` is X's. */
export function dockerfileOf(path: string): string {
  const own = path.slice(0, -'.dockerignore'.length);
  return own === '' || own.endsWith('/') ? `${own}Dockerfile` : own;
}
