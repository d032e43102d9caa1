import type { RegistryLogin, RegistryLoginList } from '@stagecraft/contracts';
import { credentialsFor, type Credentials } from '../buildkit/auth/credentials.ts';
import { isDockerHub } from '../buildkit/auth/registry-host.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

/** Registries that can be logged in to at a time. */
const loginLimit = 100;

/** What was entered to come by a name at registries. Kept in memory until it is forgotten or the server ends. */
export interface RegistryLogins {
  /** Hosts and user names, by host; never what goes with them. */
  list(): RegistryLoginList;
  /** Takes the place of what was entered for the host before. */
  set(login: RegistryLogin): Result<void>;
  forget(host: string): Result<void>;
  /** What was entered for a host, else what docker's own configuration and helpers know of it. */
  credentials(host: string): Promise<Credentials>;
}

/** Docker Hub has several names, others one. */
const keyOf = (host: string): string => (isDockerHub(host) ? 'docker.io' : host.toLowerCase());

/** @param fallback asked where nothing was entered */
export function createRegistryLogins(
  fallback: (host: string) => Promise<Credentials> = (host) => credentialsFor(host),
): RegistryLogins {
  const logins = new Map<string, Credentials>();
  return {
    list: () => ({
      logins: [...logins]
        .map(([host, { username }]) => ({ host, username }))
        .toSorted((a, b) => (a.host < b.host ? -1 : 1)),
    }),
    set({ host, username, secret }) {
      const key = keyOf(host);
      if (!logins.has(key) && logins.size >= loginLimit) {
        return fail('bad_request', { detail: `${loginLimit} registries at most` });
      }
      logins.set(key, { username, secret });
      return ok(undefined);
    },
    forget: (host) => (logins.delete(keyOf(host)) ? ok(undefined) : fail('not_found')),
    credentials: async (host) => logins.get(keyOf(host)) ?? fallback(host),
  };
}
