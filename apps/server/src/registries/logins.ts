import type {
  KnownLogin,
  LoginStore,
  RegistryLogin,
  RegistryLoginList,
} from '@stagecraft/contracts';
import { configuredLogins } from '../buildkit/auth/configured-logins.ts';
import { credentialsFor, type Credentials } from '../buildkit/auth/credentials.ts';
import { isDockerHub } from '../buildkit/auth/registry-host.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { checkLogin } from './check-login.ts';
import { nothingAllowed, type AllowedOf } from './way.ts';
import { dropLogin, keepLogin, loginStoreOf } from './login-store.ts';

/** Registries that can be logged in to at a time. */
const loginLimit = 100;

/**
 * By which names we come to registries: what was entered, kept in memory until it is forgotten or the
 * server ends, and what docker knows.
 */
export interface RegistryLogins {
  /** Hosts and user names, by host; never what goes with them. */
  list(): Promise<RegistryLoginList>;
  /** Takes the place of what was known of the host before, if the registry accepts it. */
  set(login: RegistryLogin, gone: AbortSignal): Promise<Result<void>>;
  /** What was entered, if there is anything; else what docker keeps, as `docker logout` does. */
  forget(host: string): Promise<Result<void>>;
  /** Where docker would keep a login to the host. */
  store(host: string): Promise<LoginStore>;
  /** What was entered for a host, else what docker's own configuration and helpers know of it. */
  credentials(host: string): Promise<Credentials>;
}

/** What docker knows, and how a login is checked. */
export interface LoginSources {
  readonly fallback: (host: string) => Promise<Credentials>;
  readonly configured: () => Promise<readonly KnownLogin[]>;
  readonly check: (login: RegistryLogin, gone: AbortSignal) => Promise<Result<void>>;
  readonly keep: (host: string, login: Credentials) => Promise<Result<void>>;
  readonly drop: (host: string) => Promise<Result<void>>;
  readonly store: (host: string) => Promise<LoginStore>;
}

/** Docker's own configuration and helpers. */
const docker = (allowed: AllowedOf): LoginSources => ({
  fallback: (host) => credentialsFor(host),
  configured: () => configuredLogins(),
  check: (login, gone) => checkLogin(login, gone, allowed),
  keep: (host, login) => keepLogin(host, login),
  drop: (host) => dropLogin(host),
  store: (host) => loginStoreOf(host),
});

/** Docker Hub has several names, others one. */
const keyOf = (host: string): string => (isDockerHub(host) ? 'docker.io' : host.toLowerCase());

/**
 * @param allowed how registries may be asked whether they accept a login
 * @param sources asked where nothing was entered
 */
export function createRegistryLogins(
  allowed: AllowedOf = () => nothingAllowed,
  sources: LoginSources = docker(allowed),
): RegistryLogins {
  const logins = new Map<string, Credentials>();
  return {
    async list() {
      const known = new Map((await sources.configured()).map((login) => [login.host, login]));
      for (const [host, { username }] of logins) {
        known.set(host, { host, username: username || null, source: 'entered', helper: null });
      }
      return { logins: [...known.values()].toSorted((a, b) => (a.host < b.host ? -1 : 1)) };
    },
    async set(login, gone) {
      const key = keyOf(login.host);
      if (!logins.has(key) && logins.size >= loginLimit) {
        return fail('bad_request', { detail: `${loginLimit} registries at most` });
      }
      const checked = login.check ? await sources.check(login, gone) : ok(undefined);
      if (!checked.ok) return checked;
      const { username, secret } = login;
      if (login.keep === 'memory') {
        logins.set(key, { username, secret });
        return checked;
      }
      const kept = await sources.keep(key, { username, secret });
      // What docker keeps must not be hidden by what was entered before.
      if (kept.ok) logins.delete(key);
      return kept;
    },
    async forget(host) {
      const key = keyOf(host);
      if (logins.delete(key)) return ok(undefined);
      const isKnown = (await sources.configured()).some((login) => keyOf(login.host) === key);
      return isKnown ? sources.drop(key) : fail('not_found');
    },
    store: (host) => sources.store(keyOf(host)),
    credentials: async (host) => logins.get(keyOf(host)) ?? sources.fallback(host),
  };
}
