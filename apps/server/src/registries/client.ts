import type { RegistryManifest, TagList } from '@stagecraft/contracts';
import { credentialsFor } from '../buildkit/auth/credentials.ts';
import type { Result } from '../problems/result.ts';
import { readManifest } from './manifest.ts';
import { parseReference, parseRepository } from './reference.ts';
import { openSession } from './session.ts';
import type { Authorizer } from './authorize.ts';
import { readTags } from './tags.ts';
import { nothingAllowed, type AllowedOf } from './way.ts';

/** How long one answer may take, in ms: an editor waits for it. */
const timeLimitMs = 4_000;
/** Digests whose platforms are kept. */
const knownLimit = 1_000;

/** What registries tell of images, by Docker's registry API (distribution specification). */
export interface Registries {
  /** @param repository as in FROM, without tag and digest */
  tags(repository: string, gone: AbortSignal): Promise<Result<TagList>>;
  /** @param ref as in FROM */
  manifest(ref: string, gone: AbortSignal): Promise<Result<RegistryManifest>>;
}

/** Asks registries with the user's own credentials, which are read anew each time and never kept. */
export function createRegistries(
  credentials: Authorizer['credentials'] = (host) => credentialsFor(host),
  allowed: AllowedOf = () => nothingAllowed,
): Registries {
  const platforms = new Map<string, readonly string[]>();
  const known = {
    get: (digest: string) => platforms.get(digest),
    set(digest: string, names: readonly string[]) {
      const [oldest] = platforms.keys();
      if (oldest !== undefined && platforms.size >= knownLimit) platforms.delete(oldest);
      platforms.set(digest, names);
    },
  };
  const options = (gone: AbortSignal): Authorizer => ({
    credentials,
    allowed,
    signal: AbortSignal.any([gone, AbortSignal.timeout(timeLimitMs)]),
  });
  return {
    async tags(repository, gone) {
      const parsed = parseRepository(repository);
      return parsed.ok ? readTags(openSession(parsed.value, options(gone))) : parsed;
    },
    async manifest(ref, gone) {
      const parsed = parseReference(ref);
      if (!parsed.ok) return parsed;
      const session = openSession(parsed.value, options(gone));
      return readManifest(session, parsed.value.reference, known);
    },
  };
}
