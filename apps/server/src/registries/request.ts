import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { ProblemCode } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { bareHost, isWithin, reachOf } from './address.ts';
import type { Limit, Reach } from './address.ts';

/** Longest answer that is read, in bytes. */
const bodyLimit = 4 * 1024 * 1024;

export interface Question {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** As far inside the network as this may go. */
  readonly limit: Limit;
}

export interface RegistryAnswer {
  /** What was asked. */
  readonly url: URL;
  readonly status: number;
  /** A header by its lower-case name; null when it is not there. */
  header(name: string): string | null;
  readonly body: Buffer;
  /** Where the answer came from. */
  readonly reach: Reach;
}

/** Whether an address is one of the local network that the person could allow. */
function needsLeave(address: string, limit: Limit): boolean {
  return limit === 'public' && reachOf(address) === 'private';
}

/** Why a name was not asked. Node's lookup gives errors only. */
class RefusedAddress extends Error {
  readonly isLocal: boolean;
  constructor(hostname: string, isLocal: boolean) {
    super(`${hostname} leads to an address that is not asked`);
    this.isLocal = isLocal;
  }
}

/** Node's codes and OpenSSL's words for what went wrong on the way. */
const codes: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA) /, 'registry_unknown_host'],
  [/wrong version number|packet length too long|http request/i, 'registry_plain_http'],
  [/^(?:\w*CERT|ERR_TLS|UNABLE_TO_|EPROTO|ERR_SSL)/, 'registry_untrusted'],
];

function codeOf(error: unknown): ProblemCode {
  if (error instanceof RefusedAddress && error.isLocal) return 'registry_not_allowed';
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const words = error instanceof Error ? error.message : '';
  const found = codes.find(([name]) => name.test(`${String(code)} ${words}`));
  return found?.[1] ?? 'registry_unreachable';
}

/** Resolves names as Node does, and refuses those that lead further inside than `limit`. */
function confinedLookup(limit: Limit): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) {
        callback(error ?? new Error(`${hostname} has no address`), '');
      } else if (!addresses.every(({ address }) => isWithin(address, limit))) {
        const isLocal = addresses.some((one) => needsLeave(one.address, limit));
        callback(new RefusedAddress(hostname, isLocal), '');
      } else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

async function readBody(answer: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer) {
    const bytes: Buffer = part;
    length += bytes.length;
    if (length > bodyLimit) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function send(question: Question, signal: AbortSignal): Promise<IncomingMessage> {
  const { url, method, headers, body, limit } = question;
  const options: RequestOptions = { method, headers, signal, agent: false };
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, lookup: confinedLookup(limit) }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

/**
 * Asks once, without following redirects. Whatever keeps the answer from coming is a failure of its own:
 * no such name, a certificate that is not trusted, no TLS where there should be, an address of the local
 * network that is not allowed; `registry_unreachable` is the rest (refused, out of time, an address that
 * the rules of `address.ts` keep us from).
 */
export async function ask(
  question: Question,
  signal: AbortSignal,
): Promise<Result<RegistryAnswer>> {
  const host = bareHost(question.url.hostname);
  // Node does not look up what is an address already.
  if (isIP(host) !== 0 && !isWithin(host, question.limit)) {
    const detail = `${host} is an address that is not asked`;
    return fail(
      needsLeave(host, question.limit) ? 'registry_not_allowed' : 'registry_unreachable',
      {
        detail,
      },
    );
  }
  try {
    const answer = await send(question, signal);
    const reach = reachOf(answer.socket.remoteAddress ?? '');
    const body = await readBody(answer);
    if (body === null) return fail('registry_failed', { detail: 'The answer is too long.' });
    const header = (name: string): string | null => {
      const value = answer.headers[name];
      return typeof value === 'string' ? value : (value?.[0] ?? null);
    };
    return ok({ url: question.url, status: answer.statusCode ?? 0, header, body, reach });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const detail = signal.aborted ? `${host} did not answer in time` : words;
    return fail(signal.aborted ? 'registry_unreachable' : codeOf(error), { detail });
  }
}

/** An answer of a status that is none of success, as a failure with the registry's own words. */
export function failureOf({ status, body }: RegistryAnswer): Result<never> {
  const detail = `HTTP ${status} ${body.toString('utf8').slice(0, 500)}`.trim();
  if (status === 401 || status === 403) return fail('registry_denied', { detail });
  if (status === 404) return fail('repository_not_found', { detail });
  if (status === 429) return fail('registry_rate_limited', { detail });
  return fail('registry_failed', { detail });
}

/** An answer's body as JSON; undefined when it is none. */
export function parseJson({ body }: RegistryAnswer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
