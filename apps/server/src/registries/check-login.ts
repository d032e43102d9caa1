import type { RegistryLogin } from '@stagecraft/contracts';
import { isDockerHub } from '../buildkit/auth/registry-host.ts';
import { fail, ok, type Result } from '../problems/result.ts';
import { authorize } from './authorize.ts';
import { ask, failureOf } from './request.ts';
import { nothingAllowed, wayTo, type AllowedOf } from './way.ts';

/** How long a person waits for it, in ms. */
const patienceMs = 15_000;

/**
 * Asks a registry whether it lets somebody in, as `docker login` does: its API's root, with what it then
 * wants to see. A registry that lets everybody in accepts any login.
 *
 * @param gone ends the question
 */
export async function checkLogin(
  { host, username, secret }: Pick<RegistryLogin, 'host' | 'username' | 'secret'>,
  gone: AbortSignal,
  allowed: AllowedOf = () => nothingAllowed,
): Promise<Result<void>> {
  const registry = isDockerHub(host) ? 'docker.io' : host;
  const { origin, limit } = wayTo(registry, allowed(registry));
  const url = new URL(`${origin}/v2/`);
  const signal = AbortSignal.any([gone, AbortSignal.timeout(patienceMs)]);
  const question = { url, method: 'GET', limit } as const;
  const first = await ask({ ...question, headers: { 'user-agent': 'stagecraft' } }, signal);
  if (!first.ok) return first;
  if (first.value.status === 200) return ok(undefined);
  if (first.value.status !== 401) return failureOf(first.value);
  const credentials = () => Promise.resolve({ username, secret });
  const met = await authorize(
    first.value,
    { registry, scope: null },
    { credentials, signal, allowed },
  );
  if (!met.ok) return denied(met.failure.code) ? fail('login_denied') : met;
  if (met.value === null) return fail('registry_failed', { detail: 'no way to log in is offered' });
  const headers = { 'user-agent': 'stagecraft', authorization: met.value };
  const second = await ask({ ...question, headers }, signal);
  if (!second.ok) return second;
  if (second.value.status === 200) return ok(undefined);
  const refused = failureOf(second.value);
  return !refused.ok && denied(refused.failure.code) ? fail('login_denied') : refused;
}

function denied(code: string): boolean {
  return code === 'registry_denied';
}
