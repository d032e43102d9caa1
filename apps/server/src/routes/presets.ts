import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { fail, ok } from '../problems/result.ts';
import type { Database } from '../store/database.ts';
import { deletePreset, listPresets, savePreset } from '../store/preset-records.ts';
import type { Workspaces } from '../workspaces/service.ts';
import { mount } from './mount.ts';

/** Named build options of a workspace. */
export function presetRoutes(router: IRouter, database: Database, workspaces: Workspaces): void {
  mount(router, endpoints.listPresets, async ({ param }) => {
    const workspace = await workspaces.get(param('id'));
    if (!workspace.ok) return workspace;
    return ok({ presets: await listPresets(database, param('id')) });
  });
  mount(router, endpoints.savePreset, async ({ param, body }) => {
    const workspace = await workspaces.get(param('id'));
    if (!workspace.ok) return workspace;
    const saved = await savePreset(database, param('id'), body);
    if (saved === 'missing') return fail('preset_not_found');
    return saved === 'name_taken' ? fail('preset_name_taken') : ok(saved);
  });
  mount(router, endpoints.deletePreset, async ({ param }) => {
    const deleted = await deletePreset(database, param('id'), param('preset'));
    return deleted ? ok(undefined) : fail('preset_not_found');
  });
}
