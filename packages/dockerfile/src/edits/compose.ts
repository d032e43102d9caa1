import type { DockerfileModel, Span } from '../types.ts';
import { applyEdits } from './apply-edits.ts';
import type { Edit } from './edit.ts';

/** A part of the new text: lines of the old one, perhaps edited in themselves, or new lines. */
export type Piece = string | (Span & { readonly edits?: readonly Edit[] });

/**
 * Edits that make the text consist of these pieces, each of whole lines. Old lines that keep their order
 * stay where they are; where that leaves a choice, the longest do. New lines have `\n` and get the
 * file's line ending. A piece that would run into the next one gets a line ending; a file whose last
 * line had none keeps it so.
 */
export function compose(model: DockerfileModel, pieces: readonly Piece[]): Edit[] {
  const { text, newline } = model;
  const parts = pieces.map((piece) =>
    typeof piece === 'string' ? piece.replaceAll(/\r?\n/g, newline) : piece,
  );
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
    gap += last ? lines : lines + missingEnd(lines, newline);
  }
  flush(text.length);
  return withSameEnd(text, joined(edits), newline);
}

function isEmpty(part: Piece): boolean {
  return typeof part === 'string' ? part === '' : part.start === part.end;
}

function linesOf(text: string, { start, end, edits = [] }: Exclude<Piece, string>): string {
  const inner = edits.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  return applyEdits(text.slice(start, end), inner);
}

function missingEnd(lines: string, newline: string): string {
  return lines === '' || lines.endsWith('\n') ? '' : newline;
}

/** Edits that touch become one, so that none begins where another ends. */
function joined(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of edits) {
    const before = result.at(-1);
    if (before?.end !== edit.start) result.push(edit);
    else result[result.length - 1] = { ...before, end: edit.end, text: before.text + edit.text };
  }
  return result.filter(({ start, end, text }) => start !== end || text !== '');
}

/** A last line without an end stays one: what was put behind it takes over. */
function withSameEnd(text: string, edits: Edit[], newline: string): Edit[] {
  const last = edits.at(-1);
  if (text === '' || text.endsWith('\n') || last === undefined || last.end !== text.length) {
    return edits;
  }
  if (!last.text.endsWith('\n')) return edits;
  const shorter = { ...last, text: last.text.slice(0, -newline.length) };
  // What is left in front may end with a line ending of its own, which would be the new last one.
  return shorter.text === '' ? edits : [...edits.slice(0, -1), shorter];
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
    if (typeof part === 'string' || part.start === part.end) continue;
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
