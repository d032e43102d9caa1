import { endpoints, recordEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { startBuildPair } from '../builds/pair.ts';
import type { Builds } from '../builds/service.ts';
import type { EngineAccess } from '../engine/access.ts';
import { ok } from '../problems/result.ts';
import type { Workspaces } from '../workspaces/service.ts';
import { mount } from './mount.ts';

/** Most builds that a list has. */
const listLimit = 200;

export interface BuildServices {
  readonly builds: Builds;
  readonly workspaces: Workspaces;
  readonly access: EngineAccess;
}

/** Starting, stopping and looking at builds. */
export function buildRoutes(router: IRouter, services: BuildServices): void {
  const { builds, workspaces } = services;
  mount(router, endpoints.startBuild, async ({ param, body, client }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? builds.start(param('id'), root.value, body, client) : root;
  });
  mount(router, recordEndpoints.startBuildPair, async ({ param, body, client }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? startBuildPair(services, param('id'), root.value, body, client) : root;
  });
  mount(router, endpoints.listBuilds, async ({ param }) => {
    const workspace = await workspaces.get(param('id'));
    return workspace.ok ? ok({ builds: await builds.list(param('id'), listLimit) }) : workspace;
  });
  mount(router, endpoints.getBuild, ({ param }) => builds.get(param('id')));
  mount(router, endpoints.cancelBuild, ({ param }) => builds.cancel(param('id')));
}
