import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { EngineAccess } from '../engine/access.ts';
import type { ImageFolders } from '../images/folders.ts';
import { inspectImage, listImages } from '../images/inspect.ts';
import { ok } from '../problems/result.ts';
import { mount } from './mount.ts';

/** The engine's state and what lies in it. */
export function engineRoutes(router: IRouter, access: EngineAccess, folders: ImageFolders): void {
  mount(router, endpoints.getEngine, () => ok(access.status()));
  mount(router, endpoints.listImages, () => listImages(access));
  mount(router, endpoints.getImage, ({ param }) => inspectImage(access, param('ref')));
  mount(router, endpoints.listImageFolder, ({ param, query, gone }) =>
    folders.list(param('ref'), query.path, gone),
  );
}
