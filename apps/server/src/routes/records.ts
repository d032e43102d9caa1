import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { Records } from '../builds/record/records.ts';
import { ok } from '../problems/result.ts';
import type { Workspaces } from '../workspaces/service.ts';
import { mount } from './mount.ts';

/** What is kept of builds. */
export function recordRoutes(router: IRouter, records: Records, workspaces: Workspaces): void {
  mount(router, endpoints.getBuildSteps, ({ param }) => records.steps(param('id')));
  mount(router, endpoints.labelBuild, ({ param, body }) => records.label(param('id'), body));
  mount(router, endpoints.deleteBuild, ({ param }) => records.delete(param('id')));
  mount(router, endpoints.deleteBuilds, async ({ body }) => ok(await records.deleteMany(body.ids)));
  mount(router, endpoints.explainCache, ({ param }) => records.cache(param('id')));
  mount(router, endpoints.compareBuilds, ({ param, query }) =>
    records.compare(query.with, param('id')),
  );
  mount(router, endpoints.predictCache, async ({ param, body, gone }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? records.predict({ id: param('id'), root: root.value }, body, gone) : root;
  });
}
