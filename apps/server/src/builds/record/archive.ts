import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import {
  BuildOptions,
  BuildState,
  BuildStep,
  ContextTotals,
  BaseImage,
} from '@stagecraft/contracts';
import { pack, type Pack } from 'tar-stream';
import * as z from 'zod';
import type { StoredBuild } from '../../store/build-records.ts';
import type { RecordFiles } from './paths.ts';

/** Names within an exported record; nothing else is taken from one. */
export const archiveNames = {
  record: 'record.json',
  events: 'events.ndjson',
  context: 'context.ndjson',
} as const;

/** What an exported record says of its build. */
export const ArchivedBuild = z.object({
  format: z.literal('stagecraft-build'),
  version: z.literal(1),
  number: z.number().int(),
  name: z.string().max(200).nullable(),
  state: BuildState.exclude(['queued', 'running']),
  options: BuildOptions,
  dockerfileText: z.string().max(5_000_000),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  imageId: z.string().max(200).nullable(),
  error: z.string().max(1_000_000).nullable(),
  engineVersion: z.string().max(200).nullable(),
  engineEndpoint: z.string().max(4096).nullable(),
  builder: z.enum(['buildkit', 'classic']).nullable(),
  stagecraftVersion: z.string().max(100).nullable(),
  imageBytes: z.number().nullable(),
  baseImages: z.array(BaseImage).max(10_000),
  context: ContextTotals.nullable(),
  steps: z.array(BuildStep).max(100_000),
  /** In common with the build of the same by the other builder; older records do not say. */
  pairId: z.string().max(200).nullable().default(null),
});
export type ArchivedBuild = z.infer<typeof ArchivedBuild>;

/** What of a stored build goes into its archive. The state is one of an end. */
export function archivedBuild(stored: StoredBuild, steps: readonly BuildStep[]): unknown {
  const { summary, baseImages } = stored;
  const { number, name, state, options, createdAt, startedAt, finishedAt, imageId, error } =
    summary;
  const { pairId } = summary;
  const { dockerfileText, engineVersion, engineEndpoint, builder, stagecraftVersion } = stored;
  const { imageBytes, context } = stored;
  return ArchivedBuild.parse({
    ...{ format: 'stagecraft-build', version: 1, number, name, state, options, dockerfileText },
    ...{ createdAt, startedAt, finishedAt, imageId, error, engineVersion, engineEndpoint },
    ...{ builder, stagecraftVersion, imageBytes, baseImages, context, steps, pairId },
  });
}

async function addFile(archive: Pack, name: string, path: string): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null) return;
  const content = createReadStream(path, { end: Math.max(0, stats.size - 1) });
  await pipeline(content, archive.entry({ name, size: stats.size, mode: 0o600 }));
}

/** A record as one gzipped tar archive; read from disk as fast as it is taken. */
export function packRecord(record: unknown, files: RecordFiles): Readable {
  const archive = pack();
  const write = async (): Promise<void> => {
    archive.entry({ name: archiveNames.record, mode: 0o600 }, JSON.stringify(record));
    await addFile(archive, archiveNames.events, files.events);
    await addFile(archive, archiveNames.context, files.context);
    archive.finalize();
  };
  write().catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  const packed = createGzip();
  archive.on('error', (error) => packed.destroy(error));
  return archive.pipe(packed);
}
