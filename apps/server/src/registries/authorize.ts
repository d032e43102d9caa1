import * as z from 'zod';
import { anonymous } from '../buildkit/auth/credentials.ts';
import type { Credentials } from '../buildkit/auth/credentials.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { limitFrom, onward } from './address.ts';
import type { Limit } from './address.ts';
import { parseChallenge } from './challenge.ts';
import type { Challenge } from './challenge.ts';
import { nothingAllowed, wayTo, type AllowedOf } from './way.ts';
import { ask, failureOf, parseJson } from './request.ts';
import type { Question, RegistryAnswer } from './request.ts';

export interface Authorizer {
  /** The user's credentials for a registry's host. */
  readonly credentials: (host: string) => Promise<Credentials>;
  /** Ends all that is under way. */
  readonly signal: AbortSignal;
  readonly allowed?: AllowedOf;
}

type Bearer = Extract<Challenge, { scheme: 'bearer' }>;

const Token = z.union([z.object({ token: z.string() }), z.object({ access_token: z.string() })]);

function basic({ username, secret }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
}

/**
 * The question to a token service: OAuth2 with an identity token, else a GET, with Basic if there is a
 * user. (Rule: distribution, "Token Authentication" and "OAuth2 Token Authentication".)
 */
function tokenQuestion(
  url: URL,
  limit: Limit,
  parameters: Readonly<Record<string, string>>,
  own: Credentials,
): Question {
  if (own.username === '' && own.secret !== '') {
    const oauth = { grant_type: 'refresh_token', refresh_token: own.secret };
    const body = new URLSearchParams({ ...parameters, ...oauth, client_id: 'stagecraft' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { url, method: 'POST', headers, body: body.toString(), limit };
  }
  const withParameters = new URL(url);
  for (const [name, value] of Object.entries(parameters)) {
    withParameters.searchParams.set(name, value);
  }
  const headers: Record<string, string> = own.username === '' ? {} : { authorization: basic(own) };
  return { url: withParameters, method: 'GET', headers, limit };
}

async function fetchToken(
  { realm, service }: Bearer,
  { limit, origin }: { readonly limit: Limit; readonly origin: string },
  scope: string | null,
  own: Credentials,
  signal: AbortSignal,
): Promise<Result<string>> {
  const url = onward(realm, undefined, limit, origin);
  if (url === null) return fail('registry_failed', { detail: `token service not asked: ${realm}` });
  const parameters = {
    ...(scope === null ? {} : { scope }),
    ...(service === null ? {} : { service }),
  };
  const answer = await ask(tokenQuestion(url, limit, parameters, own), signal);
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return failureOf(answer.value);
  const token = Token.safeParse(parseJson(answer.value));
  if (!token.success) return fail('registry_failed', { detail: 'no token in the answer' });
  return ok('token' in token.data ? token.data.token : token.data.access_token);
}

/** A credential helper may take its time, or wait for a person: then we go on without. */
function inTime(work: Promise<Credentials>, signal: AbortSignal): Promise<Credentials> {
  const late = new Promise<Credentials>((resolve) => {
    signal.addEventListener('abort', () => resolve(anonymous), { once: true });
  });
  return Promise.race([work, late]);
}

/**
 * Meets the challenge of a registry's answer 401: the `Authorization` to send, or null when there is
 * none to give. Credentials go to the registry itself and to its token service, and only by HTTPS
 * unless both are on this machine.
 *
 * @param about what is to be allowed, e.g. `repository:library/golang:pull`; null for nothing in particular
 */
export async function authorize(
  answer: RegistryAnswer,
  about: { readonly registry: string; readonly scope: string | null },
  { credentials, signal, allowed = () => nothingAllowed }: Authorizer,
): Promise<Result<string | null>> {
  const challenge = parseChallenge(answer.header('www-authenticate') ?? '');
  if (challenge === null) return ok(null);
  const own = await inTime(credentials(about.registry), signal);
  if (challenge.scheme === 'basic') return ok(own.username === '' ? null : basic(own));
  const { origin } = wayTo(about.registry, allowed(about.registry));
  const from = { limit: limitFrom(answer.reach), origin };
  const token = await fetchToken(challenge, from, about.scope, own, signal);
  return token.ok ? ok(`Bearer ${token.value}`) : token;
}
