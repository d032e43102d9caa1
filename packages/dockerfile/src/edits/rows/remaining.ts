import type { DockerfileModel, Span } from '../../types.ts';

/** What stays of a text, in its order, on both sides of a place. */
export interface Remaining {
  readonly above: readonly Span[];
  readonly below: readonly Span[];
}

/**
 * What is left when blocks of whole lines go (in the order of the text). Blank lines that stood on both
 * sides of one would now meet: the longest run of them stays, and none that was not there begins or ends
 * the text. `place` is the offset of a line where others will go in, so that nothing meets across it;
 * null for none.
 */
export function remainingOf(
  model: DockerfileModel,
  gone: readonly Span[],
  place: number | null,
): Remaining {
  const sides: Record<keyof Remaining, Span[]> = { above: [], below: [] };
  let side: keyof Remaining = 'above';
  /** Blank lines up to here, a run for each side of what goes. */
  let runs: Span[][] = [[]];
  let atStart = true;
  const endGap = (keep: (runs: readonly Span[][]) => Span[] | undefined): void => {
    sides[side].push(...(keep(runs) ?? []));
    runs = [[]];
    atStart = false;
  };
  const meet = (): void => endGap(atStart ? (all) => all[0] : longestOf);
  let next = 0;
  for (const { kind, span } of model.nodes) {
    if (side === 'above' && place !== null && span.start >= place) {
      meet();
      side = 'below';
    }
    while ((gone[next]?.end ?? Infinity) <= span.start) next += 1;
    if ((gone[next]?.start ?? Infinity) <= span.start) runs.push([]);
    else if (kind === 'blank') runs.at(-1)?.push(span);
    else {
      if (kind !== 'bom') meet();
      sides[side].push(span);
    }
  }
  if (side === 'above' && place !== null) meet();
  else endGap((all) => all.at(-1));
  return { above: joined(sides.above), below: joined(sides.below) };
}

function longestOf(runs: readonly Span[][]): Span[] | undefined {
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest));
}

/** Ranges that touch as one. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const before = result.at(-1);
    if (before?.end !== span.start) result.push(span);
    else result[result.length - 1] = { start: before.start, end: span.end };
  }
  return result;
}
