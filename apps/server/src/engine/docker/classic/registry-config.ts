import { buildGraph, normalizeReference, parseDockerfile } from '@stagecraft/dockerfile';
import { dockerHubKey, isDockerHub } from '../../../buildkit/auth/registry-host.ts';
import type { EngineBuildRequest, RegistryCredentials } from '../../engine.ts';

/** The registry's host (with port) of an image; null for a name that is none. */
function registryOf(ref: string): string | null {
  const reference = normalizeReference(ref);
  return reference.ok ? (reference.name.split('/', 1)[0] ?? null) : null;
}

/** Registries of the images that the Dockerfile names. The classic builder builds unneeded stages too. */
function hostsOf({ dockerfileText, options }: EngineBuildRequest): readonly string[] {
  const { buildArgs, cacheFrom, target } = options;
  const { images } = buildGraph(parseDockerfile(dockerfileText), { buildArgs, target });
  const hosts = [...images.map(({ ref }) => ref), ...cacheFrom].map(registryOf);
  return [...new Set(hosts)].filter((host) => host !== null);
}

/** One entry, as docker's `AuthConfig`; an identity token comes without a user name. */
function toAuth(key: string, { username, secret }: RegistryCredentials): object {
  return username === ''
    ? { identitytoken: secret, serveraddress: key }
    : { username, password: secret, serveraddress: key };
}

/**
 * The header by which the classic builder gets credentials, for those registries only that the build
 * asks; null where there are none to give. It takes URL-safe base64 with padding, and ignores any other
 * without a word.
 */
export async function registryConfig(request: EngineBuildRequest): Promise<string | null> {
  const known = await Promise.all(
    hostsOf(request).map(async (host) => [host, await request.credentials(host)] as const),
  );
  const auths = known.flatMap(([host, credentials]) => {
    if (credentials === null || credentials.secret === '') return [];
    const key = isDockerHub(host) ? dockerHubKey : host;
    return [[key, toAuth(key, credentials)] as const];
  });
  if (auths.length === 0) return null;
  return headerOf(Object.fromEntries(auths));
}

/** URL-safe base64 with padding, as engines read it. */
function headerOf(value: object): string {
  const bytes = Buffer.from(JSON.stringify(value));
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/**
 * The header `X-Registry-Auth`, by which an engine gets the credentials for one registry; also where there
 * are none, as it asks for the header all the same.
 *
 * @param registry host as the image's name tells it
 */
export function registryAuth(registry: string, credentials: RegistryCredentials | null): string {
  const key = isDockerHub(registry) ? dockerHubKey : registry;
  return headerOf(
    credentials === null || credentials.secret === '' ? {} : toAuth(key, credentials),
  );
}
