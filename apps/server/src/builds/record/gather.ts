import {
  baseImages,
  cacheInputs,
  completedKeys,
  layerSizes,
  matchHistory,
  matchSteps,
  predictCache,
  predictionOutcomes,
  stepTable,
} from '@stagecraft/build-trace';
import type { RecordedBuild } from '@stagecraft/build-trace';
import type { BaseImage, ImageDetail, PredictionOutcome } from '@stagecraft/contracts';
import type { Engine } from '../../engine/engine.ts';
import { findBuild, keepGathered } from '../../store/build-records.ts';
import type { StoredBuild } from '../../store/build-records.ts';
import { keepSteps } from '../../store/build-steps.ts';
import { keepCacheKeys } from '../../store/cache-keys.ts';
import type { Database } from '../../store/database.ts';
import { readBuilt } from './built.ts';
import { makeContextList } from './context-list.ts';
import { earlierBuilds, recordedBuild, sha256 } from './evidence.ts';
import type { FileHashes } from './file-hashes.ts';
import { foldLog } from './fold-log.ts';
import { folderBytes } from './folder-size.ts';
import { recordFiles } from './paths.ts';

export interface GatherOptions {
  readonly database: Database;
  readonly dataFolder: string;
  readonly hashes: FileHashes;
  /** The engine at this endpoint, if it can be reached. */
  readonly engineAt: (endpoint: string) => Engine | null;
}

type Ask = (ref: string) => Promise<ImageDetail | null>;

/** Asks the engine that ran the build, and no other: the same name may mean another image there. */
function asker(stored: StoredBuild, { engineAt }: GatherOptions): Ask {
  const { engineEndpoint } = stored;
  const engine = engineEndpoint === null ? null : engineAt(engineEndpoint);
  return async (ref) => {
    const answer = await engine?.image(ref);
    return answer?.ok ? answer.value : null;
  };
}

/** With what the engine has under the name: its id, and the digest where only one is known. */
async function identified(base: BaseImage, ask: Ask): Promise<BaseImage> {
  const image = await ask(base.ref);
  if (image === null) return base;
  const [known, another] = image.digests;
  const digest = another === undefined ? (known?.split('@')[1] ?? null) : null;
  return { ...base, imageId: image.id, digest: base.digest ?? digest };
}

/** What the records before this build let expect of it, beside what came; null for a first build. */
async function foretold(
  options: GatherOptions,
  { summary }: StoredBuild,
  record: RecordedBuild,
): Promise<readonly PredictionOutcome[] | null> {
  const { workspaceId, number } = summary;
  const earlier = await earlierBuilds(options, workspaceId, number, summary.options.dockerfile);
  if (earlier.length === 0) return null;
  return predictionOutcomes(predictCache(record, earlier, sha256), record.outcomes);
}

/**
 * Gathers what a record keeps of a build that has ended: its steps, the hashes of the context's files,
 * base images, sizes. Doing it again gives the same.
 *
 * @param signal stops it; the record then stays incomplete until the next time
 * @throws the signal's reason, and system errors of the data folder
 */
export async function gatherRecord(
  id: string,
  options: GatherOptions,
  signal: AbortSignal,
): Promise<void> {
  const { database, dataFolder, hashes } = options;
  const stored = await findBuild(database, id);
  if (stored === undefined || stored.recorded) return;
  const files = recordFiles(dataFolder, id);
  const context = await makeContextList(files, hashes, signal);
  const trace = await foldLog(files.events, signal);
  const { model, graph } = readBuilt(stored.dockerfileText, stored.summary.options);
  const ask = asker(stored, options);
  const { imageId } = stored.summary;
  const image = imageId === null ? null : await ask(imageId);
  const sizes = layerSizes(image ? matchHistory(model, graph, image.history) : []);
  const steps = stepTable(trace, matchSteps(model, graph, trace.steps), sizes);
  const bases = await Promise.all(
    baseImages(graph, trace.steps).map((base) => identified(base, ask)),
  );
  signal.throwIfAborted();
  await keepSteps(database, id, steps);
  const kept = { imageBytes: image?.size ?? null, baseImages: bases, context };
  const record = await recordedBuild(options, { ...stored, ...kept, recorded: true });
  await keepCacheKeys(database, id, completedKeys(record, cacheInputs(record, sha256)));
  await keepGathered(database, id, {
    ...kept,
    recordBytes: await folderBytes(files.folder),
    prediction: await foretold(options, stored, record),
  });
}
