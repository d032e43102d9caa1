import type { Database } from './database.ts';

/** A build whose steps have keys: see `cacheInputs` in packages/build-trace. */
export interface KeyedBuild {
  readonly id: string;
  readonly number: number;
  readonly engine: string | null;
  readonly builder: string | null;
  readonly keys: ReadonlySet<string>;
}

/** Rows of one statement. */
const rowsAtOnce = 400;

/** Keeps the keys of what a build brought into the cache or found there. */
export async function keepCacheKeys(
  database: Database,
  buildId: string,
  keys: ReadonlySet<string>,
): Promise<void> {
  const rows = [...keys].map((key) => ({ build_id: buildId, key }));
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('build_cache_keys').where('build_id', '=', buildId).execute();
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const some = rows.slice(at, at + rowsAtOnce);
      await transaction.insertInto('build_cache_keys').values(some).execute();
    }
  });
}

/**
 * Builds of a workspace before a number with their keys, newest first. Those that came as a file are
 * not among them: they brought nothing into a cache here.
 */
export async function keyedBuilds(
  database: Database,
  workspaceId: string,
  before: number,
  limit: number,
): Promise<readonly KeyedBuild[]> {
  const builds = await database
    .selectFrom('builds')
    .select(['id', 'number', 'engine_endpoint as engine', 'builder'])
    .where('workspace_id', '=', workspaceId)
    .where('number', '<', before)
    .where('recorded', '=', 1)
    .where('imported', '=', 0)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  const keys = new Map(builds.map(({ id }) => [id, new Set<string>()]));
  if (builds.length === 0) return [];
  const rows = await database
    .selectFrom('build_cache_keys')
    .selectAll()
    .where('build_id', 'in', [...keys.keys()])
    .execute();
  for (const row of rows) keys.get(row.build_id)?.add(row.key);
  return builds.map((build) => ({ ...build, keys: keys.get(build.id) ?? new Set() }));
}
