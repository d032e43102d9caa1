import { askHelper } from './credential-helper.ts';
import { readDockerConfig, type DockerConfig } from './docker-config.ts';
import { dockerHubKey, isDockerHub } from './registry-host.ts';

/** What the engine gets for one registry. An identity token has an empty user name. */
export interface Credentials {
  readonly username: string;
  readonly secret: string;
}

/** No credentials: the engine goes on anonymously. */
export const anonymous: Credentials = { username: '', secret: '' };

/** `https://host/v1/` and `host` name the same registry. */
export const hostOf = (key: string): string => key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');

/** What the configuration file itself holds for a registry. */
export function stored(config: DockerConfig, key: string): Credentials | null {
  const entry =
    config.auths[key] ??
    Object.entries(config.auths).find(([name]) => hostOf(name) === hostOf(key))?.[1];
  if (!entry) return null;
  if (entry.identitytoken) return { username: '', secret: entry.identitytoken };
  if (entry.username !== undefined && entry.password !== undefined) {
    return { username: entry.username, secret: entry.password };
  }
  const decoded = Buffer.from(entry.auth ?? '', 'base64')
    .toString('utf8')
    .replace(/\0+$/, '');
  const colon = decoded.indexOf(':');
  if (colon <= 0) return null;
  return { username: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}

async function fromHelper(name: string, key: string): Promise<Credentials | null> {
  const answer = await askHelper(name, key);
  if (!answer) return null;
  // Helpers mark an identity token by this user name.
  return { username: answer.username === '<token>' ? '' : answer.username, secret: answer.secret };
}

/**
 * The user's own credentials for a registry host, looked up as the docker command does: the host's
 * helper, else the common store, else what config.json holds. Read anew each time and never kept.
 */
export async function credentialsFor(
  host: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Credentials> {
  const config = await readDockerConfig(env);
  const key = isDockerHub(host) ? dockerHubKey : host;
  const helper = config.credHelpers[key] ?? config.credHelpers[hostOf(key)] ?? config.credsStore;
  const found = helper === '' ? null : await fromHelper(helper, key);
  return found ?? stored(config, key) ?? anonymous;
}
