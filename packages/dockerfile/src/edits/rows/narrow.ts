import type { Edit } from '../edit.ts';

/** The edit without what it leaves as it is at both ends; null where that is all. Line endings and surrogate pairs stay whole. */
export function narrowed(text: string, { start, end, text: added }: Edit): Edit | null {
  const old = text.slice(start, end);
  if (old === added) return null;
  const most = Math.min(old.length, added.length);
  let head = 0;
  while (head < most && old[head] === added[head]) head += 1;
  if (isWithin(old, head) || isWithin(added, head)) head -= 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === added.at(-1 - tail)) tail += 1;
  if (isWithin(old, old.length - tail) || isWithin(added, added.length - tail)) tail -= 1;
  return { start: start + head, end: end - tail, text: added.slice(head, added.length - tail) };
}

/** Whether an offset parts two characters that are one. */
function isWithin(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(offset - 1, offset + 1))
  );
}
