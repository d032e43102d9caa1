import type { Database } from './database.ts';

/** What decides how long a record is kept. Newest first. */
export interface KeptBuild {
  readonly id: string;
  readonly workspaceId: string;
  /** ms since epoch. */
  readonly createdAt: number;
  readonly bytes: number;
  readonly pinned: boolean;
  /** Whether it has come to its end. */
  readonly ended: boolean;
}

/** All builds of all workspaces, newest first. */
export async function keptBuilds(database: Database): Promise<readonly KeptBuild[]> {
  const rows = await database
    .selectFrom('builds')
    .select(['id', 'workspace_id', 'created_at', 'record_bytes', 'pinned', 'state'])
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspace_id,
    createdAt: row.created_at,
    bytes: row.record_bytes ?? 0,
    pinned: row.pinned === 1,
    ended: row.state !== 'queued' && row.state !== 'running',
  }));
}
