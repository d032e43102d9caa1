import type { BuildSummary } from '@stagecraft/contracts';
import { isGoing } from '../../../state/build/list.ts';

/** Builds that a build can be compared with, newest first: those that have ended. */
export function comparable(
  builds: readonly BuildSummary[],
  { id }: Pick<BuildSummary, 'id'>,
): readonly BuildSummary[] {
  return builds.filter((other) => other.id !== id && !isGoing(other));
}

/** The newest one before it of the same Dockerfile; null when it is the first. */
export function buildBefore(
  builds: readonly BuildSummary[],
  build: BuildSummary,
): BuildSummary | null {
  const before = comparable(builds, build).filter(
    ({ number, options }) =>
      number < build.number && options.dockerfile === build.options.dockerfile,
  );
  return before.toSorted((a, b) => b.number - a.number)[0] ?? null;
}

/** Ids of both, the earlier build first, as comparisons want them. */
export function inOrder(one: BuildSummary, other: BuildSummary): readonly [string, string] {
  return one.number < other.number ? [one.id, other.id] : [other.id, one.id];
}
