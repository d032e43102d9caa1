import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { BuildSummary } from '@stagecraft/contracts';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { findBuild, insertImported } from '../../store/build-records.ts';
import { keepSteps, stepsOf } from '../../store/build-steps.ts';
import type { Database } from '../../store/database.ts';
import type { BuildMessages } from '../messages.ts';
import { archivedBuild, packRecord } from './archive.ts';
import { folderBytes } from './folder-size.ts';
import { recordFiles } from './paths.ts';
import { unpackRecord } from './unpack.ts';

export interface ExportedRecord {
  /** For the file that it is saved as. */
  readonly fileName: string;
  readonly content: Readable;
}

export interface TransferOptions {
  readonly database: Database;
  readonly dataFolder: string;
  readonly messages: BuildMessages;
}

/** The record of a build that has ended, as one file. */
export async function exportRecord(
  { database, dataFolder }: TransferOptions,
  id: string,
): Promise<Result<ExportedRecord>> {
  const stored = await findBuild(database, id);
  if (stored === undefined) return fail('build_not_found');
  const { state, number } = stored.summary;
  if (state === 'queued' || state === 'running') return fail('build_running');
  const steps = (await stepsOf(database, [id])).get(id) ?? [];
  const content = packRecord(archivedBuild(stored, steps), recordFiles(dataFolder, id));
  return ok({ fileName: `build-${number}.stagecraft-build.tar.gz`, content });
}

const importedMark = 'imported ';

/** A pair of imported records is another one than the pair that they were exported from. */
function importedPair(pairId: string | null): string | null {
  return pairId === null || pairId.startsWith(importedMark) ? pairId : importedMark + pairId;
}

/** Takes in a record that was exported, as a build of the workspace with a number of its own. */
export async function importRecord(
  { database, dataFolder, messages }: TransferOptions,
  workspaceId: string,
  packed: Readable,
): Promise<Result<BuildSummary>> {
  const id = randomUUID();
  const files = recordFiles(dataFolder, id);
  await mkdir(files.folder, { recursive: true, mode: 0o700 });
  const record = await unpackRecord(packed, files);
  if (!record.ok) {
    await rm(files.folder, { recursive: true, force: true });
    return record;
  }
  const recordBytes = await folderBytes(files.folder);
  const pairId = importedPair(record.value.pairId);
  const kept = { ...record.value, id, workspaceId, recordBytes, pairId };
  const build = await insertImported(database, kept);
  await keepSteps(database, id, record.value.steps);
  messages.tell({ kind: 'build.summary', build });
  return ok(build);
}
