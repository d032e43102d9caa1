import type { Retention } from '@stagecraft/contracts';
import type { KeptBuild } from '../../store/build-totals.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Which records go: those older than the age, those beyond the count of their workspace, then the
 * oldest until all together take no more than the bytes. Pinned ones and builds that go on stay, and
 * count.
 *
 * @param builds newest first
 * @param now ms since epoch
 * @returns ids
 */
export function expiredBuilds(
  builds: readonly KeptBuild[],
  { maxAgeDays, maxBuilds, maxBytes }: Retention,
  now: number,
): readonly string[] {
  const counts = new Map<string, number>();
  const expired = new Set<string>();
  const canGo = ({ pinned, ended }: KeptBuild): boolean => !pinned && ended;
  for (const build of builds) {
    const count = (counts.get(build.workspaceId) ?? 0) + 1;
    counts.set(build.workspaceId, count);
    const isOld = maxAgeDays !== null && now - build.createdAt > maxAgeDays * dayMs;
    const isOver = maxBuilds !== null && count > maxBuilds;
    if (canGo(build) && (isOld || isOver)) expired.add(build.id);
  }
  let bytes = 0;
  for (const build of builds) if (!expired.has(build.id)) bytes += build.bytes;
  for (const build of builds.toReversed()) {
    if (maxBytes === null || bytes <= maxBytes) break;
    if (!canGo(build) || expired.has(build.id)) continue;
    expired.add(build.id);
    bytes -= build.bytes;
  }
  return [...expired];
}
