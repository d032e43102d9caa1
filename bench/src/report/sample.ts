/**
 * Runs all contenders in turn, `rounds` times, so that a busy moment of the machine hits each alike.
 * @param clock in ms; the wall's by default
 * @returns the best time of each, ms, in the contenders' order
 */
export async function alternate(
  rounds: number,
  contenders: readonly (() => unknown)[],
  clock: () => number = () => performance.now(),
): Promise<readonly number[]> {
  const best = contenders.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, contender] of contenders.entries()) {
      const start = clock();
      await contender();
      best[at] = Math.min(best[at] ?? Infinity, clock() - start);
    }
  }
  return best;
}

/** What this process has used of processors, ms. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The value that `part` percent of `values` do not exceed; NaN of none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil((sorted.length * part) / 100) - 1)] ?? Number.NaN;
}
