import type { EngineStatus, PublishedPort } from '@stagecraft/contracts';

/** A published port for a person. */
export interface PortLink {
  readonly port: string;
  /** `localhost:8080`, or what the engine says where that is not this machine. */
  readonly address: string;
  /** Where a browser on this machine finds it; null for what is no TCP, or is on another machine. */
  readonly href: string | null;
}

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a port that the engine publishes is one of the machine that the browser runs on. The private
 * engine has a network of its own (docs/decisions/0001-private-engine.md).
 */
function isHere(engine: EngineStatus, pageHost: string): boolean {
  if (engine.state !== 'ready' || engine.source === 'private') return false;
  if (!ownNames.has(pageHost)) return false;
  const { endpoint } = engine;
  if (/^(?:unix|npipe):/.test(endpoint)) return true;
  return URL.canParse(endpoint) && ownNames.has(new URL(endpoint).hostname);
}

/**
 * Each port once: an engine tells one that it listens for on IPv4 and on IPv6 twice.
 *
 * @param pageHost as in `location.hostname`
 */
export function portLinks(
  ports: readonly PublishedPort[],
  engine: EngineStatus,
  pageHost: string,
): readonly PortLink[] {
  const here = isHere(engine, pageHost);
  const links = new Map<string, PortLink>();
  for (const { port, hostIp, hostPort } of ports) {
    const address = `${here ? 'localhost' : hostIp}:${hostPort}`;
    const href = here && port.endsWith('/tcp') ? `http://${address}` : null;
    const key = `${port} ${hostPort}`;
    if (!links.has(key)) links.set(key, { port, address, href });
  }
  return [...links.values()];
}
