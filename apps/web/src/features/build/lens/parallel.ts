import type { StepInterval } from '@stagecraft/build-trace';

interface Run {
  /** Id of the step that ran. */
  readonly of: string;
  readonly interval: StepInterval;
}

/**
 * The steps that ran while another one did.
 * @param runs in any order, several of a step too; one that has not ended goes on
 */
export function ranInParallel(runs: readonly Run[]): ReadonlySet<string> {
  const moments = runs
    .flatMap(({ of, interval: { startedAt, finishedAt } }) =>
      // What took no time ran beside nothing.
      finishedAt !== null && finishedAt <= startedAt
        ? []
        : [
            { of, at: startedAt, by: 1 },
            { of, at: finishedAt ?? Infinity, by: -1 },
          ],
    )
    // What ends in the moment in which another begins is over before.
    .toSorted((left, right) => left.at - right.at || left.by - right.by);
  const going = new Map<string, number>();
  const alone = new Set<string>();
  const beside = new Set<string>();
  for (const { of, by } of moments) {
    const count = (going.get(of) ?? 0) + by;
    if (count > 0) going.set(of, count);
    else {
      going.delete(of);
      alone.delete(of);
    }
    if (by < 0) continue;
    alone.add(of);
    if (going.size < 2) continue;
    for (const one of alone) beside.add(one);
    alone.clear();
  }
  return beside;
}
