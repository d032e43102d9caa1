import type { Edit } from '../edits/edit.ts';

/** The starts of the lines of a text after an edit, from those before it. */
export function editLineStarts(previous: readonly number[], edit: Edit): number[] {
  const offset = edit.text.length - (edit.end - edit.start);
  const starts: number[] = [];
  let at = 0;
  for (; at < previous.length; at++) {
    const start = previous[at] ?? 0;
    if (start > edit.start) break;
    starts.push(start);
  }
  let found = edit.text.indexOf('\n');
  for (; found >= 0; found = edit.text.indexOf('\n', found + 1)) {
    starts.push(edit.start + found + 1);
  }
  for (; at < previous.length; at++) {
    const start = previous[at] ?? 0;
    if (start > edit.end) starts.push(start + offset);
  }
  return starts;
}
