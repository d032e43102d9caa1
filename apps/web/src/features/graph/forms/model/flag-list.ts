import type { FieldChange } from '@stagecraft/dockerfile';

/** Changes that let the flags of a repeatable name have these values: one changed, added or taken away. */
export function flagListChanges(
  name: string,
  before: readonly string[],
  after: readonly string[],
): FieldChange[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
  const gone = before.length - after.length;
  return before
    .map((value, at): FieldChange | null => {
      const next =
        at < start ? value : gone > 0 && at < start + gone ? null : after[at - Math.max(0, gone)];
      return next === value ? null : { field: 'flag', name, at, value: next ?? null };
    })
    .concat(
      after.slice(before.length).map((value, more): FieldChange => ({
        field: 'flag',
        name,
        at: before.length + more,
        value,
      })),
    )
    .filter((change) => change !== null);
}
