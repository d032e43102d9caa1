import { BuildSettings, defaultBuildSettings } from '@stagecraft/contracts';
import type { Database } from './database.ts';

const buildsKey = 'builds';

/** How builds run and how long they are kept; the defaults where nothing (or nonsense) is kept. */
export async function readBuildSettings(database: Database): Promise<BuildSettings> {
  const row = await database
    .selectFrom('settings')
    .select('value')
    .where('key', '=', buildsKey)
    .executeTakeFirst();
  if (row === undefined) return defaultBuildSettings;
  const parsed = BuildSettings.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : defaultBuildSettings;
}

export async function keepBuildSettings(
  database: Database,
  settings: BuildSettings,
): Promise<void> {
  const value = JSON.stringify(settings);
  await database
    .insertInto('settings')
    .values({ key: buildsKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
