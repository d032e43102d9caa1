import type { KnownLogin, RegistryLogin, RegistryLoginList } from '@stagecraft/contracts';
import { configuredLogins } from '../buildkit/auth/configured-logins.ts';
import { credentialsFor, type Credentials } from '../buildkit/auth/credentials.ts';
import { isDockerHub } from '../buildkit/auth/registry-host.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { checkLogin } from './check-login.ts';

/** Registries that can be logged in to at a time. */
const loginLimit = 100;

/**
 * By which names we come to registries: what was entered, kept in memory until it is forgotten or the
 * server ends, and what docker knows.
 */
export interface RegistryLogins {
  /** Hosts and user names, by host; never what goes with them. */
  list(): Promise<RegistryLoginList>;
  /** Takes the place of what was entered for the host before, if the registry accepts it. */
  set(login: RegistryLogin, gone: AbortSignal): Promise<Result<void>>;
  forget(host: string): Result<void>;
  /** What was entered for a host, else what docker's own configuration and helpers know of it. */
  credentials(host: string): Promise<Credentials>;
}

/** What docker knows, and how a login is checked. */
export interface LoginSources {
  readonly fallback: (host: string) => Promise<Credentials>;
  readonly configured: () => Promise<readonly KnownLogin[]>;
  readonly check: typeof checkLogin;
}

const docker: LoginSources = {
  fallback: (host) => credentialsFor(host),
  configured: () => configuredLogins(),
  check: checkLogin,
};

/** Docker Hub has several names, others one. */
const keyOf = (host: string): string => (isDockerHub(host) ? 'docker.io' : host.toLowerCase());

/** @param sources asked where nothing was entered */
export function createRegistryLogins(sources: LoginSources = docker): RegistryLogins {
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
      if (checked.ok) logins.set(key, { username: login.username, secret: login.secret });
      return checked;
    },
    forget: (host) => (logins.delete(keyOf(host)) ? ok(undefined) : fail('not_found')),
    credentials: async (host) => logins.get(keyOf(host)) ?? sources.fallback(host),
  };
}
