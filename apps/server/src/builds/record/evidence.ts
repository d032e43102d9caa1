import { createHash } from 'node:crypto';
import { outcomesOf } from '@stagecraft/build-trace';
import type { EarlierBuild, FileIndex, RecordedBuild } from '@stagecraft/build-trace';
import type { ContextFile } from '@stagecraft/contracts';
import { findBuild } from '../../store/build-records.ts';
import type { StoredBuild } from '../../store/build-records.ts';
import { stepsOf } from '../../store/build-steps.ts';
import { keyedBuilds } from '../../store/cache-keys.ts';
import type { Database } from '../../store/database.ts';
import { readBuilt } from './built.ts';
import { readContextList } from './context-list.ts';
import { recordFiles } from './paths.ts';

/** Number after those of all builds. */
export const afterAll = Number.MAX_SAFE_INTEGER;

/** Earlier builds in which equal inputs are looked for. */
const keyedLimit = 200;
/** Earlier builds whose files are read, to tell what is another. */
const recordLimit = 4;

export interface EvidenceOptions {
  readonly database: Database;
  readonly dataFolder: string;
}

/** Names a text by its content. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function readFiles(path: string): Promise<FileIndex> {
  const index = new Map<string, Map<string, ContextFile>>([['context', new Map()]]);
  for await (const file of readContextList(path)) {
    const folder = index.get(file.folder) ?? new Map<string, ContextFile>();
    folder.set(file.path, file);
    index.set(file.folder, folder);
  }
  return index;
}

/** A stored build as it explains others. A list of files that was cut off is none. */
export async function recordedBuild(
  { database, dataFolder }: EvidenceOptions,
  stored: StoredBuild,
): Promise<RecordedBuild> {
  const { summary, baseImages, engineEndpoint, builder, context } = stored;
  const steps = (await stepsOf(database, [summary.id])).get(summary.id) ?? [];
  const built = readBuilt(stored.dockerfileText, summary.options);
  const isSeen =
    summary.options.context.kind === 'folder' || summary.options.context.kind === 'none';
  const isWhole = stored.recorded && isSeen && context?.truncated !== true;
  return {
    id: summary.id,
    number: summary.number,
    model: built.model,
    graph: built.graph,
    graphOptions: built.options,
    options: summary.options,
    engine: engineEndpoint,
    builder,
    bases: baseImages,
    files: isWhole ? await readFiles(recordFiles(dataFolder, summary.id).context) : null,
    outcomes: outcomesOf(steps),
  };
}

/**
 * What the workspace's builds before a number say, newest first. Only the newest few come with their
 * record, those of the same Dockerfile before others.
 */
export async function earlierBuilds(
  options: EvidenceOptions,
  workspaceId: string,
  before: number,
  dockerfile: string,
): Promise<readonly EarlierBuild[]> {
  const keyed = await keyedBuilds(options.database, workspaceId, before, keyedLimit);
  const records = new Map<string, RecordedBuild>();
  for (const { id } of keyed) {
    if (records.size === recordLimit) break;
    const stored = await findBuild(options.database, id);
    if (stored?.summary.options.dockerfile !== dockerfile) continue;
    records.set(id, await recordedBuild(options, stored));
  }
  return keyed.map(({ builder, ...build }) => ({
    ...build,
    builder: builder === 'buildkit' || builder === 'classic' ? builder : null,
    record: records.get(build.id) ?? null,
  }));
}
