/** Whether two plain values (numbers, strings, null, arrays, objects of such) are equal in every part. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => same(value, right.get(key)));
}

/** `before` when it equals `now`: views that compare by identity then have nothing to do. */
export function keepSame<T>(before: T | undefined, now: T): T {
  return before !== undefined && same(before, now) ? before : now;
}
