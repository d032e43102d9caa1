import { baseImages, predictCache, sameBuilds } from '@stagecraft/build-trace';
import type { EarlierBuild, PlannedBuild } from '@stagecraft/build-trace';
import type {
  BaseImage,
  BuildOptions,
  CachePrediction,
  StartBuildRequest,
} from '@stagecraft/contracts';
import type { EngineAccess } from '../../engine/access.ts';
import { ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { prepareBuild } from '../prepare.ts';
import { readBuilt } from './built.ts';
import { afterAll, earlierBuilds, sha256, type EvidenceOptions } from './evidence.ts';
import type { FileHashes } from './file-hashes.ts';
import { surveyFiles } from './survey.ts';

export interface ForetellOptions extends EvidenceOptions {
  readonly access: EngineAccess;
  readonly hashes: FileHashes;
}

/** Secrets are no part of any cache key, and where the result goes is none either. */
function withoutSecrets(options: BuildOptions): BuildOptions {
  return { ...options, secrets: [], ssh: [], output: { kind: 'image' } };
}

/** What the engine has under the name now; what a build last found there, where the engine lists none. */
async function currentBase(
  base: BaseImage,
  access: EngineAccess,
  earlier: readonly EarlierBuild[],
): Promise<BaseImage> {
  const known = earlier
    .flatMap(({ record }) => record?.bases ?? [])
    .find(({ ref, digest, imageId }) => ref === base.ref && (digest ?? imageId) !== null);
  const answer = await access.engine()?.image(base.ref);
  if (!answer?.ok) return base.digest === null ? (known ?? base) : base;
  const { id, digests } = answer.value;
  if (known?.imageId === id) return known;
  const [one, another] = digests;
  const digest = another === undefined ? (one?.split('@')[1] ?? null) : null;
  return { ...base, imageId: id, digest: base.digest ?? digest };
}

/**
 * What a build would take from the cache if it were started now: from the records, the text, and the
 * files that its COPY instructions read.
 *
 * @param root absolute real path of the workspace
 * @param gone aborted when nobody waits for the answer any more
 */
export async function foretell(
  where: ForetellOptions,
  workspace: { readonly id: string; readonly root: string },
  { options, dockerfileText }: Pick<StartBuildRequest, 'options' | 'dockerfileText'>,
  gone: AbortSignal,
): Promise<Result<CachePrediction>> {
  const request = { options: withoutSecrets(options), dockerfileText, secretValues: {} };
  const prepared = await prepareBuild(workspace.root, request, {
    credentials: () => Promise.resolve(null),
    env: {},
  });
  if (!prepared.ok) return prepared;
  const built = readBuilt(dockerfileText, prepared.value.options);
  const earlier = await earlierBuilds(where, workspace.id, afterAll, options.dockerfile);
  const status = where.access.status();
  const builders = status.state === 'ready' ? status.builders : [];
  const bases = baseImages(built.graph, []).map((base) => currentBase(base, where.access, earlier));
  const plan: PlannedBuild = {
    model: built.model,
    graph: built.graph,
    graphOptions: built.options,
    options: prepared.value.options,
    engine: where.access.engine()?.endpoint ?? null,
    builder: options.builder ?? builders[0] ?? null,
    bases: await Promise.all(bases),
    files: null,
  };
  const files = await surveyFiles(plan, prepared.value, where.hashes, gone);
  const build = { ...plan, files };
  return ok({
    instructions: [...predictCache(build, earlier, sha256)],
    same: [...sameBuilds(build, earlier, sha256)],
  });
}
