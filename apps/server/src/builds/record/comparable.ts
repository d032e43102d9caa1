import type { ComparableBuild } from '@stagecraft/build-trace';
import type { EngineAccess } from '../../engine/access.ts';
import type { StoredBuild } from '../../store/build-records.ts';
import { stepsOf } from '../../store/build-steps.ts';
import { recordedBuild, type EvidenceOptions } from './evidence.ts';

/** A stored build as it is compared; its image is asked of the engine that is there now. */
export async function comparableBuild(
  options: EvidenceOptions & { readonly access: EngineAccess },
  stored: StoredBuild,
): Promise<ComparableBuild> {
  const { id, imageId, startedAt, finishedAt } = stored.summary;
  const steps = await stepsOf(options.database, [id]);
  const image = imageId === null ? undefined : await options.access.engine()?.image(imageId);
  return {
    record: await recordedBuild(options, stored),
    steps: steps.get(id) ?? [],
    durationMs: startedAt === null || finishedAt === null ? null : finishedAt - startedAt,
    imageBytes: stored.imageBytes,
    contextBytes: stored.context?.bytes ?? null,
    config: image?.ok ? image.value.config : null,
  };
}
