import type {
  FoundRepositories,
  PushComparison,
  RemoteImage,
  RepositoryPage,
  TagPage,
} from '@stagecraft/contracts';
import type { EngineAccess } from '../../engine/access.ts';
import type { SearchFilter } from '../../engine/registry-engine.ts';
import { inspectImage } from '../../images/inspect.ts';
import { fail, ok, type Result } from '../../problems/result.ts';
import type { Authorizer } from '../authorize.ts';
import { parseReference, parseRepository } from '../reference.ts';
import { openSession } from '../session.ts';
import type { AllowedOf } from '../way.ts';
import { comparePush } from './compare.ts';
import { readRepositories, readTagPage } from './pages.ts';
import { readRemoteImage } from './remote-image.ts';

/** How long a person waits for one page, in ms. */
const patienceMs = 15_000;

/** What registries have, for a person who looks around. */
export interface RegistryBrowser {
  /** @param after where the page begins, as the page before says */
  repositories(
    host: string,
    after: string | undefined,
    gone: AbortSignal,
  ): Promise<Result<RepositoryPage>>;
  tags(repository: string, after: string | undefined, gone: AbortSignal): Promise<Result<TagPage>>;
  image(ref: string, platform: string | null, gone: AbortSignal): Promise<Result<RemoteImage>>;
  compare(image: string, target: string, gone: AbortSignal): Promise<Result<PushComparison>>;
  search(term: string, filter: SearchFilter, gone: AbortSignal): Promise<Result<FoundRepositories>>;
}

export interface RegistryBrowserOptions {
  readonly access: EngineAccess;
  readonly credentials: Authorizer['credentials'];
  readonly allowed: AllowedOf;
}

export function createRegistryBrowser(options: RegistryBrowserOptions): RegistryBrowser {
  const { access, credentials, allowed } = options;
  const authorizer = (gone: AbortSignal): Authorizer => ({
    credentials,
    allowed,
    signal: AbortSignal.any([gone, AbortSignal.timeout(patienceMs)]),
  });

  async function image(ref: string, platform: string | null, gone: AbortSignal) {
    const parsed = parseReference(ref);
    if (!parsed.ok) return parsed;
    const session = openSession(parsed.value, authorizer(gone));
    const status = access.status();
    const usual = status.state === 'ready' ? `${status.os}/${status.architecture}` : 'linux/amd64';
    return readRemoteImage(session, parsed.value.reference, { platform, usual });
  }

  return {
    async repositories(host, after, gone) {
      const about = { registry: host, repository: '', reference: '' };
      const known = await credentials(host);
      const session = openSession(about, authorizer(gone));
      return readRepositories(session, after, known.secret !== '' || host === 'docker.io');
    },
    async tags(repository, after, gone) {
      const parsed = parseRepository(repository);
      if (!parsed.ok) return parsed;
      return readTagPage(openSession(parsed.value, authorizer(gone)), after);
    },
    image,
    async compare(name, target, gone) {
      const local = await inspectImage(access, name);
      if (!local.ok) return local;
      const { os, architecture, variant } = local.value;
      const platform = [os, architecture, ...(variant === null ? [] : [variant])].join('/');
      const remote = await image(target, platform, gone);
      if (remote.ok) return ok(comparePush(local.value, target, remote.value));
      const { code } = remote.failure;
      if (code === 'repository_not_found') return ok(comparePush(local.value, target, null));
      if (code !== 'platform_not_found') return remote;
      // The tag has other platforms: all the same, a push would take its place.
      const other = await image(target, null, gone);
      return other.ok ? ok(comparePush(local.value, target, other.value)) : other;
    },
    async search(term, filter, gone) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      const found = await engine.searchImages(term, filter, gone);
      if (found.ok) return ok({ found: found.value });
      return fail('registry_search_unavailable', { detail: found.failure.detail });
    },
  };
}
