import { readDirective } from '../parse/directives.ts';
import { skipSpace } from '../text/chars.ts';
import type { DockerfileModel, Span } from '../types.ts';
import { applyEdits } from './apply-edits.ts';
import type { Edit } from './edit.ts';

/** Lines of the old text, perhaps edited in themselves. */
export interface OldLines extends Span {
  readonly edits?: readonly Edit[];
  /** They move, whatever would be less to write: what stands around them stays. */
  readonly moves?: true;
}

/** A part of the new text: lines of the old one, or new lines. */
export type Piece = string | OldLines;

/**
 * Edits that make the text consist of these pieces, each of whole lines. Old lines that keep their order
 * stay where they are; where that leaves a choice, the longest do, but none that are said to move. New lines have `\n` and get the
 * file's line ending. A piece that would run into the next one gets a line ending; the last line has one
 * where the file's last line had one. A comment that comes to the very top gets a blank line above it where
 * it would be something else there, such as a parser directive.
 */
export function compose(model: DockerfileModel, pieces: readonly Piece[]): Edit[] {
  const { text, newline } = model;
  const lines = pieces.map((piece) =>
    typeof piece === 'string' ? piece.replaceAll(/\r?\n/g, newline) : piece,
  );
  const parts = apartFromTop(model, lines);
  const kept = longestInOrder(parts);
  const edits: Edit[] = [];
  let at = 0;
  let gap = '';
  const flush = (end: number): void => {
    if (end > at || gap !== '') edits.push({ start: at, end, text: gap });
    gap = '';
  };
  const final = parts.findLastIndex((part) => !isEmpty(part));
  for (const [index, part] of parts.entries()) {
    const last = index >= final;
    if (typeof part !== 'string' && kept.has(index)) {
      flush(part.start);
      edits.push(...(part.edits ?? []));
      at = part.end;
      if (!last) gap = missingEnd(text.slice(part.start, part.end), newline);
      continue;
    }
    const lines = typeof part === 'string' ? part : linesOf(text, part);
    gap += last && !text.endsWith('\n') ? lines : lines + missingEnd(lines, newline);
  }
  flush(text.length);
  const changed = joined(edits).filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
  return withSameEnd(text, changed);
}

/**
 * What comes to stand at the top gets a blank line above it where it would be a directive there, or a
 * comment of the file's instead of its instruction's.
 */
function apartFromTop(model: DockerfileModel, parts: readonly Piece[]): readonly Piece[] {
  const { text, directives, newline } = model;
  const top = endOfTop(model);
  const first = parts.findIndex(
    (part) => !isEmpty(part) && (typeof part === 'string' || part.end > top),
  );
  const part = parts[first];
  if (part === undefined) return parts;
  if (typeof part !== 'string' && part.start < top) return parts;
  const lines = typeof part === 'string' ? part : linesOf(text, part);
  const isNew = typeof part === 'string' || part.start > top;
  const isFileComment = isNew && directives.length > 0 && /^[^\S\n]*#/.test(lines);
  return isFileComment || beginsWithDirective(lines) ? parts.toSpliced(first, 0, newline) : parts;
}

/** Where the file's own lines end: its byte order mark, its directives and the comments right below them. */
function endOfTop({ nodes }: DockerfileModel): number {
  let count = nodes[0]?.kind === 'bom' ? 1 : 0;
  if (nodes[count]?.kind === 'directive') {
    while (nodes[count]?.kind === 'directive') count += 1;
    while (nodes[count]?.kind === 'comment') count += 1;
  }
  return nodes[count - 1]?.span.end ?? 0;
}

/** Whether the first line reads as a parser directive where one may stand. */
export function beginsWithDirective(lines: string): boolean {
  const [line = ''] = lines.split('\n', 1);
  return readDirective(line, skipSpace(line, 0, line.length), line.length) !== null;
}

function isEmpty(part: Piece): boolean {
  return typeof part === 'string' ? part === '' : part.start === part.end;
}

function linesOf(text: string, { start, end, edits = [] }: OldLines): string {
  const inner = edits.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  return applyEdits(text.slice(start, end), inner);
}

function missingEnd(lines: string, newline: string): string {
  return hasNoLine(lines) || lines.endsWith('\n') ? '' : newline;
}

/** A byte order mark alone is no line. */
function hasNoLine(text: string): boolean {
  return text === '' || text === '\uFEFF';
}

/** Edits that touch become one, so that none begins where another ends. */
function joined(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of edits) {
    const before = result.at(-1);
    if (before?.end !== edit.start) result.push(edit);
    else result[result.length - 1] = { ...before, end: edit.end, text: before.text + edit.text };
  }
  return result;
}

/** A file whose last line has no end keeps it so, whatever becomes its last line. */
function withSameEnd(text: string, edits: Edit[]): Edit[] {
  const last = edits.at(-1);
  if (hasNoLine(text) || text.endsWith('\n') || last?.end !== text.length) return edits;
  const { start, end } = last;
  if (last.text.endsWith('\n')) {
    const shorter = { start, end, text: last.text.replace(/\r?\n$/, '') };
    return shorter.text === text.slice(start)
      ? edits.slice(0, -1)
      : [...edits.slice(0, -1), shorter];
  }
  if (last.text !== '') return edits;
  // What is left in front ends with a line ending of its own.
  const from = start - (/\r?\n$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0);
  const before = edits.at(-2);
  return before !== undefined && before.end > from
    ? edits
    : joined([...edits.slice(0, -1), { ...last, start: from }]);
}

/** Indices of the old pieces that stay: of all that are in order, those with the most characters. */
function longestInOrder(parts: readonly Piece[]): ReadonlySet<number> {
  interface Chain {
    readonly index: number;
    readonly end: number;
    readonly weight: number;
    readonly before: Chain | null;
  }
  // By end, each heavier than those before it.
  const chains: Chain[] = [];
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string' || part.start === part.end || part.moves === true) continue;
    const place = firstBeyond(chains, part.start);
    const before = chains[place - 1] ?? null;
    const weight = (before?.weight ?? 0) + part.end - part.start;
    const from = firstBeyond(chains, part.end - 1);
    const rival = chains[from - 1];
    if (rival !== undefined && rival.weight >= weight) continue;
    let to = from;
    while ((chains[to]?.weight ?? Number.POSITIVE_INFINITY) <= weight) to += 1;
    chains.splice(from, to - from, { index, end: part.end, weight, before });
  }
  const kept = new Set<number>();
  for (let chain = chains.at(-1) ?? null; chain !== null; chain = chain.before) {
    kept.add(chain.index);
  }
  return kept;
}

/** Position of the first chain that ends after `offset`. */
function firstBeyond(chains: readonly { readonly end: number }[], offset: number): number {
  let low = 0;
  let high = chains.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((chains[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
