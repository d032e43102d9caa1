import type {
  ContainerPrunePlan,
  ContainerSummary,
  PruneContainersRequest,
} from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import { hasLabel, momentOf } from '../images/prune-plan.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { askContainers } from './ask.ts';

/** Those that the engine would remove: not running, and as asked for. `now` is in ms since epoch. */
export function pruned(
  containers: readonly ContainerSummary[],
  { labels, until }: PruneContainersRequest,
  now: number,
): ContainerSummary[] {
  const before = until === null ? Infinity : (momentOf(until, now) ?? -Infinity);
  return containers.filter(
    (container) =>
      ['created', 'exited', 'dead'].includes(container.state) &&
      container.createdAt < before &&
      labels.every((label) => hasLabel(container, label)),
  );
}

/** What pruning would remove, with what each of them wrote. */
export async function planContainerPrune(
  access: EngineAccess,
  request: PruneContainersRequest,
): Promise<Result<ContainerPrunePlan>> {
  const listed = await askContainers(access, (engine) =>
    engine.containerList({ all: 'true', size: 'true' }),
  );
  return listed.ok ? ok({ containers: pruned(listed.value, request, Date.now()) }) : listed;
}
