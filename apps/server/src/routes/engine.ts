import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { EngineAccess } from '../engine/access.ts';
import { inspectImage } from '../images/inspect.ts';
import { ok } from '../problems/result.ts';
import { mount } from './mount.ts';

/** The engine's state and what lies in it. */
export function engineRoutes(router: IRouter, access: EngineAccess): void {
  mount(router, endpoints.getEngine, () => ok(access.status()));
  mount(router, endpoints.getImage, ({ param }) => inspectImage(access, param('ref')));
}
