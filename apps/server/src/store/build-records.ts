import { BuildOptions, BuildState } from '@stagecraft/contracts';
import type { BuildSummary } from '@stagecraft/contracts';
import type { Selectable } from 'kysely';
import type { BuildTable, Database } from './database.ts';

/** What is kept of a build besides its events. Times in ms since epoch. */
export interface StoredBuild {
  readonly summary: BuildSummary;
  readonly dockerfileText: string;
  readonly engineVersion: string | null;
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
    },
    dockerfileText: row.dockerfile_text,
    engineVersion: row.engine_version,
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
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return fromRow(row).summary;
  });
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

/** A workspace's builds, newest first. */
export async function listBuilds(
  database: Database,
  workspaceId: string,
  limit: number,
): Promise<BuildSummary[]> {
  const rows = await database
    .selectFrom('builds')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => fromRow(row).summary);
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
