import type { PrunedImages, PrunePlan, PruneRequest } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { askEngine } from './inventory.ts';
import type { LayerTable } from './layer-table.ts';
import { momentOf, planPrune } from './prune-plan.ts';

const notAMoment = (until: string): Result<never> =>
  fail('bad_request', { detail: `until: ${until}` });

/** What pruning would do, worked out from what the engine has now. */
export async function preparePrune(
  access: EngineAccess,
  table: LayerTable,
  request: PruneRequest,
  gone: AbortSignal,
): Promise<Result<PrunePlan>> {
  const { until } = request;
  if (until !== null && momentOf(until, Date.now()) === null) return notAMoment(until);
  const [heads, all, containers] = await Promise.all([
    askEngine(access, (engine) => engine.imageTable(false)),
    askEngine(access, (engine) => engine.imageTable(true)),
    askEngine(access, (engine) => engine.allContainers()),
  ]);
  if (!heads.ok) return heads;
  if (!all.ok) return all;
  if (!containers.ok) return containers;
  const layers = await table.readAll(
    all.value.map(({ id }) => id),
    gone,
  );
  const lists = { heads: heads.value, all: all.value, containers: containers.value, layers };
  return ok(planPrune(lists, request, Date.now()));
}

/** Lets the engine prune. */
export async function pruneImages(
  access: EngineAccess,
  request: PruneRequest,
): Promise<Result<PrunedImages>> {
  const { until } = request;
  if (until !== null && momentOf(until, Date.now()) === null) return notAMoment(until);
  return askEngine(access, (engine) => engine.pruneImages(request));
}
