import { normalizeReference } from '@stagecraft/dockerfile';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { isLoopbackHost } from './address.ts';

/** An image name, taken apart. */
export interface RegistryReference {
  /** As in the name: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** `library/golang`. */
  readonly repository: string;
  /** Digest if the name has one, else its tag. */
  readonly reference: string;
}

/**
 * Takes an image name apart, `docker.io/library/` and `:latest` filled in as Docker does.
 */
export function parseReference(ref: string): Result<RegistryReference> {
  const normal = normalizeReference(ref);
  if (!normal.ok) return fail('reference_invalid', { detail: ref });
  const [named = '', digest] = normal.name.split('@', 2);
  const slash = named.indexOf('/');
  const path = named.slice(slash + 1);
  const colon = path.indexOf(':');
  return ok({
    registry: named.slice(0, slash),
    repository: colon < 0 ? path : path.slice(0, colon),
    reference: digest ?? path.slice(colon + 1),
  });
}

/** A repository's name, which has neither tag nor digest. */
export function parseRepository(name: string): Result<RegistryReference> {
  const tagged = /@|:[^/]*$/.test(name);
  return tagged ? fail('reference_invalid', { detail: name }) : parseReference(name);
}

/**
 * Where a registry's API answers. Docker Hub's is not at the host of its names; plain HTTP is for this
 * machine, and for registries of which it is allowed.
 */
export function apiOrigin(registry: string, plainHttp = false): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  const host = registry.replace(/:\d+$/, '');
  return `${plainHttp || isLoopbackHost(host) ? 'http' : 'https'}://${registry}`;
}
