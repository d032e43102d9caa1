import type { Edit } from '../edits/edit.ts';

/** Adds the edit that makes `[start, end)` of the text `wanted`, less what they have in common; none when equal. */
export function write(
  edits: Edit[],
  text: string,
  start: number,
  end: number,
  wanted: string,
): void {
  let from = start;
  let to = end;
  let first = 0;
  let last = wanted.length;
  while (from < to && first < last && text[from] === wanted[first]) {
    from++;
    first++;
  }
  while (to > from && last > first && text[to - 1] === wanted[last - 1]) {
    to--;
    last--;
  }
  if (from < to || first < last) {
    edits.push({ start: from, end: to, text: wanted.slice(first, last) });
  }
}
