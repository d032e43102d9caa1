import { layerEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { EngineAccess } from '../engine/access.ts';
import { blame } from '../layers/reports/blame.ts';
import { compareImages } from '../layers/reports/comparison.ts';
import { layerOrigins } from '../layers/reports/origins.ts';
import { packagesOf, toldPackages } from '../layers/reports/packages.ts';
import { wasteOf } from '../layers/reports/waste.ts';
import type { ImageLayersService } from '../layers/service.ts';
import { fail, ok } from '../problems/result.ts';
import type { Database } from '../store/database.ts';
import { mount } from './mount.ts';

/** What can be told from an image's layers. */
export function layerReportRoutes(
  router: IRouter,
  layers: ImageLayersService,
  access: EngineAccess,
  database: Database,
): void {
  mount(router, layerEndpoints.getLayerWaste, async ({ param, gone }) => {
    const image = await layers.analysis(param('ref'));
    return image.ok ? ok(await wasteOf(access.engine(), image.value, gone)) : image;
  });
  mount(router, layerEndpoints.getLayerOrigins, async ({ param }) => {
    const image = await layers.analysis(param('ref'));
    return image.ok ? ok(await layerOrigins(database, image.value)) : image;
  });
  mount(router, layerEndpoints.blameLayerPath, async ({ param, query, gone }) => {
    const image = await layers.analysis(param('ref'));
    return image.ok ? ok(await blame(access.engine(), image.value, query.path, gone)) : image;
  });
  mount(router, layerEndpoints.listImagePackages, async ({ param, gone }) => {
    const image = await layers.analysis(param('ref'));
    if (!image.ok) return image;
    const engine = access.engine();
    if (engine === null) return fail('engine_unavailable');
    const inventory = await packagesOf(engine, image.value, gone);
    return inventory.ok ? ok(toldPackages(inventory.value)) : inventory;
  });
  mount(router, layerEndpoints.compareImages, async ({ body, gone }) => {
    const before = await layers.analysis(body.before);
    if (!before.ok) return before;
    const after = await layers.analysis(body.after);
    if (!after.ok) return after;
    const engine = access.engine();
    if (engine === null) return fail('engine_unavailable');
    return compareImages(engine, before.value, after.value, gone);
  });
}
