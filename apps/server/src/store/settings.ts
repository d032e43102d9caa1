import { BuildSettings, defaultBuildSettings, RegistryHostRule } from '@stagecraft/contracts';
import * as z from 'zod';
import type { Database } from './database.ts';

const buildsKey = 'builds';
const registriesKey = 'registries';

const Rules = z.array(RegistryHostRule);

async function readSetting(database: Database, key: string): Promise<unknown> {
  const row = await database
    .selectFrom('settings')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? undefined : JSON.parse(row.value);
}

async function keepSetting(database: Database, key: string, setting: unknown): Promise<void> {
  const value = JSON.stringify(setting);
  await database
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** How builds run and how long they are kept; the defaults where nothing (or nonsense) is kept. */
export async function readBuildSettings(database: Database): Promise<BuildSettings> {
  const parsed = BuildSettings.safeParse(await readSetting(database, buildsKey));
  return parsed.success ? parsed.data : defaultBuildSettings;
}

export function keepBuildSettings(database: Database, settings: BuildSettings): Promise<void> {
  return keepSetting(database, buildsKey, settings);
}

/** What is allowed of registries; nothing where nothing (or nonsense) is kept. */
export async function readRegistryRules(database: Database): Promise<RegistryHostRule[]> {
  const parsed = Rules.safeParse(await readSetting(database, registriesKey));
  return parsed.success ? parsed.data : [];
}

export function keepRegistryRules(
  database: Database,
  rules: readonly RegistryHostRule[],
): Promise<void> {
  return keepSetting(database, registriesKey, rules);
}
