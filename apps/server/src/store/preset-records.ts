import { randomUUID } from 'node:crypto';
import { BuildOptions } from '@stagecraft/contracts';
import type { BuildPreset, SavePresetRequest } from '@stagecraft/contracts';
import type { Selectable } from 'kysely';
import type { Database, PresetTable } from './database.ts';

function fromRow(row: Selectable<PresetTable>): BuildPreset {
  return {
    id: row.id,
    name: row.name,
    options: BuildOptions.parse(JSON.parse(row.options)),
    savedAt: row.saved_at,
  };
}

/** A workspace's presets in the order of their names. */
export async function listPresets(database: Database, workspaceId: string): Promise<BuildPreset[]> {
  const rows = await database
    .selectFrom('presets')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .execute();
  return rows.map(fromRow);
}

/** Keeps a preset, new or again. The workspace must be known. */
export async function savePreset(
  database: Database,
  workspaceId: string,
  { id, name, options }: SavePresetRequest,
): Promise<BuildPreset | 'missing' | 'name_taken'> {
  return database.transaction().execute(async (transaction) => {
    const others = await transaction
      .selectFrom('presets')
      .select(['id', 'name'])
      .where('workspace_id', '=', workspaceId)
      .execute();
    if (id !== null && !others.some((one) => one.id === id)) return 'missing';
    if (others.some((one) => one.name === name && one.id !== id)) return 'name_taken';
    const values = { name, options: JSON.stringify(options), saved_at: Date.now() };
    const row = await transaction
      .insertInto('presets')
      .values({ id: id ?? randomUUID(), workspace_id: workspaceId, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow();
    return fromRow(row);
  });
}

/** Gives whether it was there. */
export async function deletePreset(
  database: Database,
  workspaceId: string,
  id: string,
): Promise<boolean> {
  const result = await database
    .deleteFrom('presets')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
