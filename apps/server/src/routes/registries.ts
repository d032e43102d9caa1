import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { ok } from '../problems/result.ts';
import type { Registries } from '../registries/client.ts';
import type { RegistryLogins } from '../registries/logins.ts';
import { mount } from './mount.ts';

/** What registries have, beside what lies in the engine, and by which names we come to them. */
export function registryRoutes(
  router: IRouter,
  registries: Registries,
  logins: RegistryLogins,
): void {
  mount(router, endpoints.listTags, ({ query, gone }) => registries.tags(query.repository, gone));
  mount(router, endpoints.getManifest, ({ query, gone }) => registries.manifest(query.ref, gone));
  mount(router, endpoints.listRegistryLogins, async () => ok(await logins.list()));
  mount(router, endpoints.setRegistryLogin, ({ body, gone }) => logins.set(body, gone));
  mount(router, endpoints.forgetRegistryLogin, ({ param }) => logins.forget(param('host')));
}
