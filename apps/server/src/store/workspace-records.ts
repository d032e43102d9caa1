import type { Database } from './database.ts';

export interface WorkspaceRecord {
  readonly id: string;
  /** Absolute real path. */
  readonly path: string;
  /** ms since epoch. */
  readonly lastOpenedAt: number;
}

/** The recent list keeps this many. */
const recentLimit = 50;

const columns = ['id', 'path', 'last_opened_at as lastOpenedAt'] as const;

/** Remembers that a workspace was opened, and puts it (back) on the recent list. */
export async function rememberWorkspace(
  database: Database,
  record: WorkspaceRecord,
): Promise<void> {
  await database
    .insertInto('workspaces')
    .values({ id: record.id, path: record.path, last_opened_at: record.lastOpenedAt })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ last_opened_at: record.lastOpenedAt, listed: 1 }),
    )
    .execute();
}

/** The recent list, last opened first. */
export async function recentWorkspaces(database: Database): Promise<WorkspaceRecord[]> {
  return database
    .selectFrom('workspaces')
    .select(columns)
    .where('listed', '=', 1)
    .orderBy('last_opened_at', 'desc')
    .limit(recentLimit)
    .execute();
}

/** A workspace that was opened once, also when it is off the list: its builds still lead to it. */
export async function findWorkspace(
  database: Database,
  id: string,
): Promise<WorkspaceRecord | undefined> {
  return database.selectFrom('workspaces').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Takes a workspace off the recent list. Gives whether it was there. */
export async function unlistWorkspace(database: Database, id: string): Promise<boolean> {
  const result = await database
    .updateTable('workspaces')
    .set({ listed: 0 })
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
