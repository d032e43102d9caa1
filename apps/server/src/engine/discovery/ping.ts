import { readFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { parseEndpoint } from '../endpoint.ts';
import type { Absence, Candidate, UnavailableReason } from './candidate.ts';

const reasons: Readonly<Record<string, UnavailableReason>> = {
  ENOENT: 'not_found',
  ENOTDIR: 'not_found',
  ENOTFOUND: 'not_found',
  ECONNREFUSED: 'refused',
  EACCES: 'permission',
  EPERM: 'permission',
  ETIMEDOUT: 'timeout',
};

function toAbsence(error: unknown, signal: AbortSignal, limitMs: number): Absence {
  if (signal.aborted) return { reason: 'timeout', detail: `no answer within ${limitMs} ms` };
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { reason: reasons[code] ?? 'error', detail };
}

function get(secure: boolean, options: RequestOptions): Promise<IncomingMessage> {
  const request = secure ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(options, resolve).on('error', reject).end();
  });
}

async function tlsFiles(certPath: string | null): Promise<RequestOptions> {
  if (certPath === null) return {};
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readFile(join(certPath, name))),
  );
  return { ca, cert, key } as RequestOptions;
}

/**
 * Asks an endpoint `GET /_ping`, as Docker's clients do.
 *
 * @param limitMs for the whole exchange
 * @returns null when an engine answers, else why not
 */
export async function pingEndpoint(candidate: Candidate, limitMs: number): Promise<Absence | null> {
  const address = parseEndpoint(candidate.endpoint, candidate.certPath);
  if (typeof address === 'string') return { reason: 'error', detail: address };
  const signal = AbortSignal.timeout(limitMs);
  try {
    const target =
      address.kind === 'local'
        ? { socketPath: address.path }
        : { host: address.host, port: address.port, ...(await tlsFiles(candidate.certPath)) };
    const secure = address.kind === 'remote' && address.secure;
    const answer = await get(secure, { ...target, path: '/_ping', agent: false, signal });
    answer.resume();
    if (answer.statusCode === 200 && answer.headers['api-version'] !== undefined) return null;
    const status = answer.statusCode ?? 0;
    return { reason: 'error', detail: `answered, but not as a Docker engine (HTTP ${status})` };
  } catch (error) {
    return toAbsence(error, signal, limitMs);
  }
}
