import type {
  PlanPruneRequest,
  PrunedImages,
  PrunePlan,
  PruneRequest,
} from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { askEngine } from './inventory.ts';
import type { LayerTable } from './layer-table.ts';
import { momentOf, planPrune, sumUp } from './prune-plan.ts';

const notAMoment = (until: string): Result<never> =>
  fail('bad_request', { detail: `until: ${until}` });

/** What pruning would do, worked out from what the engine has now. */
export async function preparePrune(
  access: EngineAccess,
  table: LayerTable,
  request: PlanPruneRequest,
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
  const lists = { heads: heads.value, all: all.value, containers: containers.value };
  const { ids, gone: going } = planPrune(lists, request, Date.now());
  const plan = { ids: [...ids], between: going.size - ids.length, won: null, kept: 0 };
  if (!request.sizes) return ok(plan);
  const staying = all.value.flatMap(({ id }) => (going.has(id) ? [] : [id]));
  const [goingLayers, stayingLayers] = await Promise.all([
    table.readAll([...going], gone),
    ids.length === 0 ? [] : table.readAllIds(staying, gone),
  ]);
  const bytesOf = new Map(all.value.map(({ id, bytes }) => [id, bytes]));
  return ok({ ...plan, ...sumUp(goingLayers, stayingLayers, bytesOf) });
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
