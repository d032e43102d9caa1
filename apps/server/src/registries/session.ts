import { fail } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { limitFrom, onward } from './address.ts';
import { authorize } from './authorize.ts';
import type { Authorizer } from './authorize.ts';
import type { RegistryReference } from './reference.ts';
import { ask, failureOf } from './request.ts';
import type { Question, RegistryAnswer } from './request.ts';
import { nothingAllowed, wayTo } from './way.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const redirectLimit = 3;

/** Questions about one repository or registry, with the authorization that its registry asks for. */
export interface RegistrySession {
  /** Its part of the API, e.g. `tags/list?n=10`. Gives answers of status 200 only. */
  get(path: string, accept: string): Promise<Result<RegistryAnswer>>;
  head(path: string, accept: string): Promise<Result<RegistryAnswer>>;
}

interface Asked extends Pick<Question, 'method'> {
  readonly path: string;
  readonly accept: string;
}

/**
 * Opens a session about one repository, or about the registry itself where `repository` is empty. Nothing
 * is asked before the first question.
 */
export function openSession(about: RegistryReference, authorizer: Authorizer): RegistrySession {
  const { allowed = () => nothingAllowed } = authorizer;
  const way = wayTo(about.registry, allowed(about.registry));
  const base = new URL(`${way.origin}/v2/${about.repository === '' ? '' : `${about.repository}/`}`);
  let authorization: string | null = null;

  /** One question, its redirects followed; the authorization goes to the registry's own host only. */
  async function follow({ path, method, accept }: Asked): Promise<Result<RegistryAnswer>> {
    let url = new URL(path, base);
    let { limit } = way;
    for (let hops = 0; hops <= redirectLimit; hops += 1) {
      const isOwn = url.origin === base.origin;
      const headers: Record<string, string> = { 'user-agent': 'stagecraft', accept };
      if (isOwn && authorization !== null) headers['authorization'] = authorization;
      const answer = await ask({ url, method, headers, limit }, authorizer.signal);
      if (!answer.ok || !redirects.has(answer.value.status)) return answer;
      if (isOwn) limit = limitFrom(answer.value.reach);
      const next = onward(answer.value.header('location') ?? '', url, limit, way.origin);
      if (next === null) return fail('registry_failed', { detail: 'redirect not followed' });
      url = next;
    }
    return fail('registry_failed', { detail: 'too many redirects' });
  }

  async function question(asked: Asked): Promise<Result<RegistryAnswer>> {
    let answer = await follow(asked);
    const isRefused = answer.ok && answer.value.status === 401 && authorization === null;
    if (answer.ok && isRefused && answer.value.url.origin === base.origin) {
      const scope =
        about.repository === '' ? 'registry:catalog:*' : `repository:${about.repository}:pull`;
      const met = await authorize(answer.value, { registry: about.registry, scope }, authorizer);
      if (!met.ok) return met;
      authorization = met.value;
      if (authorization !== null) answer = await follow(asked);
    }
    return answer.ok && answer.value.status !== 200 ? failureOf(answer.value) : answer;
  }

  return {
    get: (path, accept) => question({ path, method: 'GET', accept }),
    head: (path, accept) => question({ path, method: 'HEAD', accept }),
  };
}
