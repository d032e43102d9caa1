import { endpoints, registryEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { EngineAccess } from '../engine/access.ts';
import { ok } from '../problems/result.ts';
import type { RegistryBrowser } from '../registries/browse/browser.ts';
import type { Registries } from '../registries/client.ts';
import type { HostRules } from '../registries/host-rules.ts';
import type { RegistryLogins } from '../registries/logins.ts';
import { registryOverview } from '../registries/overview.ts';
import { mount } from './mount.ts';

export interface RegistryRoutes {
  readonly access: EngineAccess;
  /** What an editor asks. */
  readonly registries: Registries;
  /** What a person asks who looks around. */
  readonly browser: RegistryBrowser;
  readonly logins: RegistryLogins;
  readonly rules: HostRules;
}

/** What registries have, beside what lies in the engine, and by which names we come to them. */
export function registryRoutes(router: IRouter, parts: RegistryRoutes): void {
  const { access, registries, browser, logins, rules } = parts;
  mount(router, endpoints.listTags, ({ query, gone }) => registries.tags(query.repository, gone));
  mount(router, endpoints.getManifest, ({ query, gone }) => registries.manifest(query.ref, gone));
  mount(router, endpoints.listRegistryLogins, async () => ok(await logins.list()));
  mount(router, endpoints.setRegistryLogin, ({ body, gone }) => logins.set(body, gone));
  mount(router, endpoints.forgetRegistryLogin, ({ param }) => logins.forget(param('host')));
  mount(router, registryEndpoints.listRegistries, async () =>
    ok(await registryOverview(access, logins, rules)),
  );
  mount(router, registryEndpoints.allowRegistry, async ({ body }) => ok(await rules.set(body)));
  mount(router, registryEndpoints.getLoginStore, async ({ query }) =>
    ok(await logins.store(query.host)),
  );
  mount(router, registryEndpoints.listRepositories, ({ query, gone }) =>
    browser.repositories(query.host, query.after, gone),
  );
  mount(router, registryEndpoints.listRepositoryTags, ({ query, gone }) =>
    browser.tags(query.repository, query.after, gone),
  );
  mount(router, registryEndpoints.getRemoteImage, ({ query, gone }) =>
    browser.image(query.ref, query.platform ?? null, gone),
  );
  mount(router, registryEndpoints.searchRepositories, ({ query, gone }) => {
    const official = query.official === undefined ? null : query.official === 'true';
    const stars = query.stars === undefined ? null : Number(query.stars);
    return browser.search(query.term, { official, stars }, gone);
  });
}
