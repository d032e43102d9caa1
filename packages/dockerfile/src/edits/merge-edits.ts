import { applyEdits } from './apply-edits.ts';
import type { Edit } from './edit.ts';

/**
 * Two batches of edits as one: the text after it is the text after `first` and then `second`, whose
 * offsets count in the text after `first`. In the order of the text, none overlapping; what comes out
 * as it was is not written.
 */
export function mergeEdits(text: string, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const between = applyEdits(text, first);
  return clusters(first, second).flatMap(({ start, end, oldStart, oldEnd, edits }) => {
    const inner = edits.map((edit) => ({
      ...edit,
      start: edit.start - start,
      end: edit.end - start,
    }));
    const after = applyEdits(between.slice(start, end), inner);
    return trimmed(text.slice(oldStart, oldEnd), { start: oldStart, end: oldEnd, text: after });
  });
}

/** A part of the text between the batches, where it stands in the old text, and what comes to it. */
interface Cluster {
  start: number;
  end: number;
  oldStart: number;
  oldEnd: number;
  readonly edits: Edit[];
}

/** Edits of both batches that touch each other, together. */
function clusters(first: readonly Edit[], second: readonly Edit[]): readonly Cluster[] {
  const found: Cluster[] = [];
  let shift = 0;
  let next = 0;
  /** Takes in an edit of the text between; `shift` leads from it to the old text outside of edits. */
  const open = (start: number, end: number, oldStart: number, oldEnd: number): Cluster => {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) {
      if (end >= last.end) {
        last.end = end;
        last.oldEnd = oldEnd;
      }
      return last;
    }
    const cluster = { start, end, oldStart, oldEnd, edits: [] };
    found.push(cluster);
    return cluster;
  };
  const takeSecond = (edit: Edit): void => {
    open(edit.start, edit.end, edit.start - shift, edit.end - shift).edits.push(edit);
  };
  for (const edit of first) {
    const start = edit.start + shift;
    const end = start + edit.text.length;
    for (; (second[next]?.start ?? Infinity) < start; next++) takeSecond(second[next] as Edit);
    open(start, end, edit.start, edit.end);
    shift += edit.text.length - (edit.end - edit.start);
    // One that reaches into this edit from before it ends where the shift has changed.
    const last = found.at(-1);
    if (last !== undefined && last.end > end) last.oldEnd = last.end - shift;
  }
  for (; next < second.length; next++) takeSecond(second[next] as Edit);
  return found;
}

/** Without what is equal at both ends; nothing when all is. */
function trimmed(before: string, { start, end, text }: Edit): Edit[] {
  const most = Math.min(before.length, text.length);
  let head = 0;
  while (head < most && before[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  if (head === before.length && head === text.length) return [];
  return [{ start: start + head, end: end - tail, text: text.slice(head, text.length - tail) }];
}
