/** A replacement in offsets of the old text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The smallest single replacement that turns `before` into `after`: common start and end stay. Never
 * cuts a surrogate pair or a CR LF in two. Null when the texts are equal.
 */
export function minimalEdit(before: string, after: string): Replacement | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  while (start > 0 && cutsUnit(before, after, start)) start--;
  let tail = 0;
  while (
    tail < shortest - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  while (tail > 0 && cutsTail(before, after, tail)) tail--;
  return {
    start,
    end: before.length - tail,
    text: after.slice(start, after.length - tail),
  };
}

function cutsUnit(before: string, after: string, at: number): boolean {
  return splitsAt(before, at) || splitsAt(after, at);
}

function cutsTail(before: string, after: string, tail: number): boolean {
  return splitsAt(before, before.length - tail) || splitsAt(after, after.length - tail);
}

/** Whether a cut at `at` parts a surrogate pair or CR from its LF. */
function splitsAt(text: string, at: number): boolean {
  const left = text.charCodeAt(at - 1);
  const right = text.charCodeAt(at);
  const pair = left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff;
  return pair || (left === 13 && right === 10);
}
