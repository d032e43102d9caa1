import type { KnownLogin } from '@stagecraft/contracts';
import { listHelper } from './credential-helper.ts';
import { hostOf, stored } from './credentials.ts';
import { readDockerConfig } from './docker-config.ts';
import { isDockerHub } from './registry-host.ts';

/** Docker's own key of a registry, as an image's name tells the registry. */
function imageHost(key: string): string {
  const host = hostOf(key);
  return isDockerHub(host) ? 'docker.io' : host;
}

/**
 * Registries that docker's configuration and its credential helpers have a login for, without what goes
 * with it. A host's own helper comes before the common store, and that before the file, as docker reads
 * them.
 */
export async function configuredLogins(
  env: NodeJS.ProcessEnv = process.env,
): Promise<readonly KnownLogin[]> {
  const config = await readDockerConfig(env);
  const logins = new Map<string, KnownLogin>();
  for (const key of Object.keys(config.auths)) {
    const found = stored(config, key);
    const host = imageHost(key);
    const username = found?.username || null;
    if (found !== null) logins.set(host, { host, username, source: 'config', helper: null });
  }
  const { credsStore } = config;
  const helpers = new Set([...Object.values(config.credHelpers), credsStore]);
  helpers.delete('');
  const lists = new Map(
    await Promise.all([...helpers].map(async (name) => [name, await listHelper(name)] as const)),
  );
  for (const [key, username] of lists.get(credsStore) ?? []) {
    const host = imageHost(key);
    logins.set(host, { host, username, source: 'helper', helper: credsStore });
  }
  for (const [key, helper] of Object.entries(config.credHelpers)) {
    const host = imageHost(key);
    const known = lists.get(helper)?.find(([server]) => imageHost(server) === host);
    logins.set(host, { host, username: known?.[1] ?? null, source: 'helper', helper });
  }
  return [...logins.values()];
}
