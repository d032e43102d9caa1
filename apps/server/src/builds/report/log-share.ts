/**
 * How much of each log is shown where not all of all can be: those that have least are whole, the rest
 * is shared equally among the others.
 *
 * @param sizes in any unit
 * @returns a share of each, no more than its size; together no more than `limit`
 */
export function shareOut(sizes: readonly number[], limit: number): readonly number[] {
  const shares = sizes.map(() => 0);
  const smallestFirst = sizes
    .map((size, index) => ({ size, index }))
    .toSorted((a, b) => a.size - b.size);
  let left = limit;
  for (const [at, { size, index }] of smallestFirst.entries()) {
    const share = Math.min(size, Math.floor(left / (sizes.length - at)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
