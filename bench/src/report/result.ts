/** One measured figure beside its peer's. */
export interface Result {
  readonly name: string;
  readonly unit: 'ms' | 'bytes' | 'times' | 'keys' | 'percent';
  /** Best of `runs`, or what the name says; null when it could not be measured here, see `missing`. */
  readonly ours: number | null;
  /** Best of `runs`, or a fixed limit; null when there is none, or it is missing. */
  readonly peer: number | null;
  readonly peerName: string | null;
  /** ours / peer: below 1 is better than the peer. */
  readonly ratio: number | null;
  readonly runs: number;
  /** What is not on this machine, by name; the figure that needs it is null. */
  readonly missing?: string;
}

/** A result with its ratio. Figures are rounded to what a stopwatch can tell. */
export function result(given: Omit<Result, 'ratio'>): Result {
  const { name, unit, ours, peer, peerName, runs, missing } = given;
  return {
    name,
    unit,
    ours: rounded(ours),
    peer: rounded(peer),
    peerName,
    ratio: ours === null || peer === null || peer === 0 ? null : Number((ours / peer).toFixed(3)),
    runs,
    ...(missing === undefined ? {} : { missing }),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(value < 100 ? 2 : 0));
}

/** One measurement: several results under a name that `npm run bench NAME` takes. */
export interface Bench {
  readonly name: string;
  /**
   * @param only the cases whose names contain it, where there are several; empty for all
   * @throws when something that must be there failed; what may be missing is told in the results
   */
  readonly run: (only: string) => Promise<readonly Result[]>;
}
