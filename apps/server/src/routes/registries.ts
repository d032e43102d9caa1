import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { Registries } from '../registries/client.ts';
import { mount } from './mount.ts';

/** What registries have, beside what lies in the engine. */
export function registryRoutes(router: IRouter, registries: Registries): void {
  mount(router, endpoints.listTags, ({ query, gone }) => registries.tags(query.repository, gone));
  mount(router, endpoints.getManifest, ({ query, gone }) => registries.manifest(query.ref, gone));
}
