import { randomUUID } from 'node:crypto';
import { oneBuilderText, planBuildPair, unsupportedTexts } from '@stagecraft/contracts';
import type { BuildPair, Builder, StartBuildRequest } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { EngineAccess } from '../engine/access.ts';
import type { Builds } from './service.ts';
import { namesFrontend } from './unsupported.ts';

interface PairServices {
  readonly builds: Pick<Builds, 'start' | 'cancel'>;
  readonly access: Pick<EngineAccess, 'status'>;
}

/**
 * Queues two builds of the same text, one by each builder, without what one of them cannot do. Where the
 * second cannot be queued, the first is stopped.
 *
 * @param root absolute real path of the workspace
 * @param client who asks
 */
export async function startBuildPair(
  { builds, access }: PairServices,
  workspaceId: string,
  root: string,
  request: StartBuildRequest,
  client: string,
): Promise<Result<BuildPair>> {
  const engine = access.status();
  if (engine.state !== 'ready') {
    return fail('engine_unavailable', 'detail' in engine ? { detail: engine.detail } : {});
  }
  const plan = planBuildPair(request.options, engine, namesFrontend(request.dockerfileText));
  const [obstacle] = plan.obstacles;
  if (obstacle !== undefined) {
    const { option, reason } = obstacle;
    const next = option === 'builder' ? oneBuilderText : unsupportedTexts[reason];
    return fail('build_option_unsupported', { detail: option, next });
  }
  const pairId = randomUUID();
  const start = (builder: Builder) => {
    const options = { ...plan.options, builder };
    return builds.start(workspaceId, root, { ...request, options }, client, pairId);
  };
  const buildkit = await start('buildkit');
  if (!buildkit.ok) return buildkit;
  const classic = await start('classic');
  if (classic.ok) return ok({ buildkit: buildkit.value, classic: classic.value });
  await builds.cancel(buildkit.value.id);
  return classic;
}
