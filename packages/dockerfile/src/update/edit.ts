import type { Edit } from '../edits/edit.ts';

/** How far a chunk is compared at once: engines compare strings of this size quickly. */
const CHUNK = 4096;

/** Length of the longest common start. */
function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at + CHUNK <= limit && a.slice(at, at + CHUNK) === b.slice(at, at + CHUNK)) at += CHUNK;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Length of the longest common end, at most `limit`. */
function commonSuffix(a: string, b: string, limit: number): number {
  let length = 0;
  const same = (size: number): boolean =>
    a.slice(a.length - length - size, a.length - length) ===
    b.slice(b.length - length - size, b.length - length);
  while (length + CHUNK <= limit && same(CHUNK)) length += CHUNK;
  while (
    length < limit &&
    a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)
  ) {
    length++;
  }
  return length;
}

/** The smallest single replacement that turns `previous` into `next`. */
export function findEdit(previous: string, next: string): Edit {
  const start = commonPrefix(previous, next);
  const limit = Math.min(previous.length, next.length) - start;
  const kept = commonSuffix(previous, next, limit);
  return { start, end: previous.length - kept, text: next.slice(start, next.length - kept) };
}
