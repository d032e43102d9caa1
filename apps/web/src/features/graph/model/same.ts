import { sameData } from '../../../language/same-data.ts';

/** `before` when it equals `now`: views that compare by identity then have nothing to do. */
export function keepSame<T>(before: T | undefined, now: T): T {
  return before !== undefined && sameData(before, now) ? before : now;
}

/** `before` when it has the very members of `now`. */
export function keepList<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  const same =
    before?.length === now.length && before.every((member, index) => member === now[index]);
  return same ? before : now;
}
