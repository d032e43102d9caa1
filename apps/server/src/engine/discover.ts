import type { Absence, Candidate } from './discovery/candidate.ts';
import { contextCandidate } from './discovery/context.ts';
import { pingEndpoint } from './discovery/ping.ts';
import { usualSockets } from './discovery/sockets.ts';
import { normalizeEndpoint } from './endpoint.ts';
import { join } from 'node:path';

export interface DiscoverOptions {
  /** An endpoint that was asked for (`--engine`); null to search. */
  readonly option: string | null;
  /** Whether that endpoint is an engine that was started only for us. */
  readonly privateEngine?: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** The user's home folder. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** How long one endpoint may take to answer, ms (1500). */
  readonly limitMs?: number;
}

/** An engine that answers, or why there is none. */
export type Discovery =
  | ({ readonly found: true } & Candidate)
  /** `endpoint` is the one that was tried, the likeliest of several; null when there was none. */
  | ({ readonly found: false; readonly endpoint: string | null } & Absence);

/** For one endpoint, ms. A local engine answers in a few. */
const defaultLimitMs = 1500;

/** What says most about what to do comes first. */
const tellingOrder = ['permission', 'timeout', 'refused', 'error'] as const;

/** An endpoint that was chosen is the only one: building on another engine would be a surprise. */
async function chosen(options: DiscoverOptions): Promise<Candidate | Absence | null> {
  const { env, home } = options;
  const isTls = Boolean(env['DOCKER_TLS_VERIFY'] ?? env['DOCKER_TLS']);
  const certPath = isTls ? (env['DOCKER_CERT_PATH'] ?? join(home, '.docker')) : null;
  const named = (endpoint: string, source: Candidate['source']): Candidate => {
    const normal = normalizeEndpoint(endpoint);
    const isLocal = /^(?:unix|npipe):/.test(normal);
    return { endpoint: normal, source, certPath: isLocal ? null : certPath };
  };
  if (options.option) return named(options.option, options.privateEngine ? 'private' : 'option');
  const host = env['DOCKER_HOST'];
  if (host) return named(host, 'environment');
  return contextCandidate(options);
}

async function attempt(candidate: Candidate, limitMs: number): Promise<Discovery> {
  const absence = await pingEndpoint(candidate, limitMs);
  return absence === null
    ? { found: true, ...candidate }
    : { found: false, endpoint: candidate.endpoint, ...absence };
}

function mostTelling(failures: readonly Discovery[]): Discovery {
  for (const reason of tellingOrder) {
    const failure = failures.find((one) => !one.found && one.reason === reason);
    if (failure) return failure;
  }
  const tried = failures.map((one) => one.endpoint).join(', ');
  return { found: false, endpoint: null, reason: 'not_found', detail: `no engine at ${tried}` };
}

/**
 * Finds an engine that answers: the one asked for, else DOCKER_HOST, else docker's current context,
 * else the first of the usual sockets that answers. Each is asked by a real `GET /_ping`.
 */
export async function discoverEngine(options: DiscoverOptions): Promise<Discovery> {
  const { limitMs = defaultLimitMs } = options;
  const choice = await chosen(options);
  if (choice && 'reason' in choice) return { found: false, endpoint: null, ...choice };
  if (choice) return attempt(choice, limitMs);
  const attempts = await Promise.all(
    usualSockets(options).map((candidate) => attempt(candidate, limitMs)),
  );
  return attempts.find((one) => one.found) ?? mostTelling(attempts);
}
