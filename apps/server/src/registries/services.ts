import type { RegistryHostRule } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { Database } from '../store/database.ts';
import { keepRegistryRules } from '../store/settings.ts';
import { createRegistryBrowser, type RegistryBrowser } from './browse/browser.ts';
import { createRegistries, type Registries } from './client.ts';
import { createHostRules, type HostRules } from './host-rules.ts';
import { createRegistryLogins, type RegistryLogins } from './logins.ts';
import { createTransfers, type Transfers } from './transfers/transfers.ts';

/** All that concerns registries. */
export interface RegistryServices {
  readonly rules: HostRules;
  readonly logins: RegistryLogins;
  readonly registries: Registries;
  readonly browser: RegistryBrowser;
  readonly transfers: Transfers;
}

export interface RegistryServicesOptions {
  readonly access: EngineAccess;
  readonly database: Database;
  /** As they were kept last. */
  readonly rules: readonly RegistryHostRule[];
}

export function createRegistryServices(options: RegistryServicesOptions): RegistryServices {
  const { access, database } = options;
  const rules = createHostRules(options.rules, (next) => keepRegistryRules(database, next));
  const logins = createRegistryLogins(rules.of);
  const { credentials } = logins;
  return {
    rules,
    logins,
    registries: createRegistries(credentials, rules.of),
    browser: createRegistryBrowser({ access, credentials, allowed: rules.of }),
    transfers: createTransfers({ access, credentials }),
  };
}
