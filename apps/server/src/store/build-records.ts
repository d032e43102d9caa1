import {
  BaseImage,
  BuildOptions,
  BuildState,
  ContextTotals,
  PredictionOutcome,
} from '@stagecraft/contracts';
import type { BuildLabel, BuildSummary } from '@stagecraft/contracts';
import type { Selectable } from 'kysely';
import * as z from 'zod';
import type { BuildTable, Database } from './database.ts';

const Builder = z.enum(['buildkit', 'classic']);

/** What is kept of a build besides its events. Times in ms since epoch. */
export interface StoredBuild {
  readonly summary: BuildSummary;
  readonly dockerfileText: string;
  readonly engineVersion: string | null;
  /** As in DOCKER_HOST. */
  readonly engineEndpoint: string | null;
  readonly builder: 'buildkit' | 'classic' | null;
  readonly stagecraftVersion: string | null;
  readonly imageBytes: number | null;
  readonly baseImages: readonly BaseImage[];
  readonly context: ContextTotals | null;
  readonly recordBytes: number | null;
  /** What the records before it let expect, and what came of it. */
  readonly prediction: readonly PredictionOutcome[] | null;
  /** Whether its steps, files and sizes are kept. */
  readonly recorded: boolean;
  /** Id of the server that runs or ran it. */
  readonly owner: string;
}

/** What changes in the course of a build. */
export interface BuildChange {
  readonly state: BuildState;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly imageId?: string | null;
  readonly error?: string | null;
  readonly engineVersion?: string | null;
  readonly engineEndpoint?: string;
  readonly builder?: 'buildkit' | 'classic';
}

/** What is gathered of a build once it has ended. */
export interface GatheredRecord {
  readonly imageBytes: number | null;
  readonly baseImages: readonly BaseImage[];
  readonly context: ContextTotals | null;
  readonly recordBytes: number;
  readonly prediction: readonly PredictionOutcome[] | null;
}

/** JSON of the database through its schema. */
function parsed<T>(schema: z.ZodType<T>, json: string | null): T | null {
  return json === null ? null : schema.parse(JSON.parse(json));
}

function fromRow(row: Selectable<BuildTable>): StoredBuild {
  return {
    summary: {
      id: row.id,
      workspaceId: row.workspace_id,
      number: row.number,
      state: BuildState.parse(row.state),
      options: BuildOptions.parse(JSON.parse(row.options)),
      createdAt: row.created_at,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      imageId: row.image_id,
      error: row.error,
      name: row.name,
      pinned: row.pinned === 1,
      imported: row.imported === 1,
      pairId: row.pair_id,
    },
    dockerfileText: row.dockerfile_text,
    engineVersion: row.engine_version,
    engineEndpoint: row.engine_endpoint,
    builder: Builder.nullable().parse(row.builder),
    stagecraftVersion: row.stagecraft_version,
    imageBytes: row.image_bytes,
    baseImages: parsed(z.array(BaseImage), row.base_images) ?? [],
    context: parsed(ContextTotals, row.context_summary),
    recordBytes: row.record_bytes,
    prediction: parsed(z.array(PredictionOutcome), row.prediction),
    recorded: row.recorded === 1,
    owner: row.owner,
  };
}

export interface NewBuild {
  readonly id: string;
  readonly workspaceId: string;
  readonly options: BuildOptions;
  readonly dockerfileText: string;
  readonly createdAt: number;
  readonly owner: string;
  readonly stagecraftVersion: string;
  /** In common with the build of the same by the other builder. */
  readonly pairId: string | null;
}

/** Keeps a new build, queued, under the workspace's next number. The workspace must be known. */
export async function insertBuild(database: Database, build: NewBuild): Promise<BuildSummary> {
  return database.transaction().execute(async (transaction) => {
    const { next_build: next } = await transaction
      .updateTable('workspaces')
      .set((expression) => ({ next_build: expression('next_build', '+', 1) }))
      .where('id', '=', build.workspaceId)
      .returning('next_build')
      .executeTakeFirstOrThrow();
    const row = await transaction
      .insertInto('builds')
      .values({
        id: build.id,
        workspace_id: build.workspaceId,
        number: next - 1,
        state: 'queued',
        options: JSON.stringify(build.options),
        dockerfile_text: build.dockerfileText,
        created_at: build.createdAt,
        owner: build.owner,
        stagecraft_version: build.stagecraftVersion,
        pair_id: build.pairId,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return fromRow(row).summary;
  });
}

/** A build that ran elsewhere and came as a file. */
export interface ImportedBuild extends Omit<GatheredRecord, 'prediction'> {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string | null;
  readonly state: BuildState;
  readonly options: BuildOptions;
  readonly dockerfileText: string;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly imageId: string | null;
  readonly error: string | null;
  readonly engineVersion: string | null;
  readonly engineEndpoint: string | null;
  readonly builder: 'buildkit' | 'classic' | null;
  readonly stagecraftVersion: string | null;
  readonly pairId: string | null;
}

/** Keeps a build that came as a file, under the workspace's next number. The workspace must be known. */
export async function insertImported(
  database: Database,
  build: ImportedBuild,
): Promise<BuildSummary> {
  const { id, workspaceId, options, dockerfileText, createdAt, pairId } = build;
  const { stagecraftVersion } = build;
  const fresh = { id, workspaceId, options, dockerfileText, createdAt, owner: '', pairId };
  await insertBuild(database, { ...fresh, stagecraftVersion: stagecraftVersion ?? '' });
  const row = await database
    .updateTable('builds')
    .set({
      state: build.state,
      name: build.name,
      started_at: build.startedAt,
      finished_at: build.finishedAt,
      image_id: build.imageId,
      error: build.error,
      engine_version: build.engineVersion,
      engine_endpoint: build.engineEndpoint,
      builder: build.builder,
      stagecraft_version: stagecraftVersion,
      image_bytes: build.imageBytes,
      base_images: JSON.stringify(build.baseImages),
      context_summary: build.context && JSON.stringify(build.context),
      record_bytes: build.recordBytes,
      recorded: 1,
      imported: 1,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row).summary;
}

/** Records how a build goes on. Gives the summary as it is now. */
export async function updateBuild(
  database: Database,
  id: string,
  change: BuildChange,
): Promise<BuildSummary> {
  const row = await database
    .updateTable('builds')
    .set({
      state: change.state,
      ...(change.startedAt !== undefined && { started_at: change.startedAt }),
      ...(change.finishedAt !== undefined && { finished_at: change.finishedAt }),
      ...(change.imageId !== undefined && { image_id: change.imageId }),
      ...(change.error !== undefined && { error: change.error }),
      ...(change.engineVersion !== undefined && { engine_version: change.engineVersion }),
      ...(change.engineEndpoint !== undefined && { engine_endpoint: change.engineEndpoint }),
      ...(change.builder !== undefined && { builder: change.builder }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row).summary;
}

export async function findBuild(database: Database, id: string): Promise<StoredBuild | undefined> {
  const row = await database
    .selectFrom('builds')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Id of the build that was asked for last, of all workspaces; undefined where there is none. */
export async function newestBuild(database: Database): Promise<string | undefined> {
  const row = await database
    .selectFrom('builds')
    .select('id')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** A workspace's builds with all that is kept of them, newest first. */
export async function storedBuilds(
  database: Database,
  workspaceId: string,
  limit: number,
): Promise<StoredBuild[]> {
  const rows = await database
    .selectFrom('builds')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** What lists show of a workspace's builds, newest first. */
export async function listBuilds(
  database: Database,
  workspaceId: string,
  limit: number,
): Promise<BuildSummary[]> {
  return (await storedBuilds(database, workspaceId, limit)).map(({ summary }) => summary);
}

/** Names and pins a build. Gives the summary as it is now, nothing for a build that is not known. */
export async function labelBuild(
  database: Database,
  id: string,
  { name, pinned }: BuildLabel,
): Promise<BuildSummary | undefined> {
  const row = await database
    .updateTable('builds')
    .set({ name, pinned: pinned ? 1 : 0 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && fromRow(row).summary;
}

/** Keeps what was gathered of a build that has ended; the record is complete with it. */
export async function keepGathered(
  database: Database,
  id: string,
  gathered: GatheredRecord,
): Promise<void> {
  await database
    .updateTable('builds')
    .set({
      image_bytes: gathered.imageBytes,
      base_images: JSON.stringify(gathered.baseImages),
      context_summary: gathered.context && JSON.stringify(gathered.context),
      record_bytes: gathered.recordBytes,
      prediction: gathered.prediction && JSON.stringify(gathered.prediction),
      recorded: 1,
    })
    .where('id', '=', id)
    .execute();
}

/** Builds that have ended and whose record is not complete, oldest first, with the server that ran them. */
export async function ungatheredBuilds(
  database: Database,
): Promise<{ readonly id: string; readonly owner: string }[]> {
  return database
    .selectFrom('builds')
    .select(['id', 'owner'])
    .where('recorded', '=', 0)
    .where('state', 'not in', ['queued', 'running'])
    .orderBy('created_at')
    .execute();
}

/** Builds that have not come to an end, of all servers. */
export async function unfinishedBuilds(database: Database): Promise<StoredBuild[]> {
  const rows = await database
    .selectFrom('builds')
    .selectAll()
    .where('state', 'in', ['queued', 'running'])
    .execute();
  return rows.map(fromRow);
}

export async function deleteBuild(database: Database, id: string): Promise<void> {
  await database.deleteFrom('builds').where('id', '=', id).execute();
}
