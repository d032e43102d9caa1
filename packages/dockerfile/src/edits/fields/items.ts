import type { Span } from '../../types.ts';
import type { Edit } from '../edit.ts';

/** White space, continuations and comments between two parts of an instruction, for new ones: no comments. */
export function plainGap(gap: string): string {
  const first = gap.indexOf('\n');
  return first < 0 ? gap : gap.slice(0, first + 1) + gap.slice(gap.lastIndexOf('\n') + 1);
}

/** What stands around parts that are removed. */
export interface Neighbours {
  readonly previous: Span | null;
  readonly next: Span | null;
}

/**
 * Edits that take out a part of an instruction (or several in a row: `block`) with the space or the line
 * that only it needs. Comments between it and its neighbours stay.
 */
export function removeBlock(text: string, block: Span, { previous, next }: Neighbours): Edit[] {
  const before = previous === null ? '' : text.slice(previous.end, block.start);
  const after = next === null ? '' : text.slice(block.end, next.start);
  const commentsBefore = hasComment(before);
  if (next !== null) {
    const parted = after.includes('\n') && previous !== null && !before.includes('\n');
    if (parted) return [cut(previous.end, block.end)];
    if (!hasComment(after)) return [cut(block.start, next.start)];
    // The comment is about what follows.
    if (!before.includes('\n')) return [cut(block.start, block.end + blanks(after))];
    const lineStart = text.lastIndexOf('\n', block.start) + 1;
    return [cut(lineStart, text.indexOf('\n', block.end) + 1)];
  }
  if (previous === null) return [cut(block.start, block.end)];
  if (!commentsBefore) return [cut(previous.end, block.end)];
  const comma = before.trimStart().startsWith(',');
  if (comma) {
    return [cut(previous.end, previous.end + before.indexOf(',') + 1), cut(block.start, block.end)];
  }
  return [
    cut(previous.end, lineBreakAt(text, text.indexOf('\n', previous.end))),
    cut(lineBreakAt(text, text.lastIndexOf('\n', block.start)), block.end),
  ];
}

/** Where the line break begins that ends at this `\n`. */
function lineBreakAt(text: string, newline: number): number {
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

function hasComment(gap: string): boolean {
  return /\n[\t ]*#/.test(gap);
}

/** Length of the comma and the blanks that a gap begins with. */
function blanks(gap: string): number {
  return /^,?[\t ]*/.exec(gap)?.[0].length ?? 0;
}

function cut(start: number, end: number): Edit {
  return { start, end, text: '' };
}

/** What becomes of a row of flags or pairs. */
export interface RowChange {
  /** Places in the row. */
  readonly removed: ReadonlySet<number>;
  /** As they are written, to stand last. */
  readonly added: readonly string[];
  /** What parts an added one from the one before. */
  readonly gap: string;
  /** What the row follows, and what follows it. */
  readonly head: Span;
  readonly tail: Span | null;
}

/** Takes parts out of a row and puts others at its end; an added one takes the place of a removed last one. */
export function changeRow(text: string, items: readonly Span[], change: RowChange): Edit[] {
  const { removed, added, gap, head, tail } = change;
  const edits: Edit[] = [];
  const last = items.length - 1;
  const swap = removed.has(last) && added.length > 0;
  const goes = (at: number): boolean => removed.has(at) && !(swap && at === last);
  for (let at = 0; at <= last; at++) {
    const start = items[at]?.start;
    if (start === undefined || !goes(at)) continue;
    const from = at;
    while (goes(at + 1)) at++;
    const next = items[at + 1] ?? tail;
    const previous = items[from - 1] ?? (next === null ? head : null);
    edits.push(...removeBlock(text, { start, end: items[at]?.end ?? start }, { previous, next }));
  }
  if (added.length === 0) return edits;
  const lastItem = items[last];
  if (swap && lastItem !== undefined) return [...edits, { ...lastItem, text: added.join(gap) }];
  const { end } = lastItem ?? head;
  const separator = lastItem === undefined ? ' ' : gap;
  const more = added.map((item) => separator + item).join('');
  return [...edits, { start: end, end, text: more }];
}

/** Edits in order; those that touch become one, and those that change nothing go. */
export function tidyEdits(text: string, edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last === undefined || edit.start > last.end) result.push(edit);
    else {
      const end = Math.max(last.end, edit.end);
      result[result.length - 1] = { start: last.start, end, text: last.text + edit.text };
    }
  }
  return result.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
}
