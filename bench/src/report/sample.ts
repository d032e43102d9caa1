/**
 * Runs all contenders in turn, `rounds` times, so that a busy moment of the machine hits each alike.
 * @returns the best wall time of each, ms, in the contenders' order
 */
export async function alternate(
  rounds: number,
  contenders: readonly (() => unknown)[],
): Promise<readonly number[]> {
  const best = contenders.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, contender] of contenders.entries()) {
      const start = performance.now();
      await contender();
      best[at] = Math.min(best[at] ?? Infinity, performance.now() - start);
    }
  }
  return best;
}

/** The value that `part` percent of `values` do not exceed; NaN of none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil((sorted.length * part) / 100) - 1)] ?? Number.NaN;
}
