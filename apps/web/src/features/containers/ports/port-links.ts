import type { EngineStatus, PublishedPort } from '@stagecraft/contracts';

/** Why a browser cannot open a port: see the texts `reach.why`. */
export type OutOfReach = 'private' | 'loopback' | 'elsewhere' | 'notTcp';

/** A published port for a person. */
export interface PortLink {
  readonly port: string;
  /** As the engine says it. */
  readonly hostPort: number;
  /** `localhost:8080`, or what the engine says where that is not this machine. */
  readonly address: string;
  /** Where this browser finds it; null for what it cannot open. */
  readonly href: string | null;
  readonly why: OutOfReach | null;
}

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const wildcards = new Set(['', '0.0.0.0', '::']);

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** The host of an engine on another machine than the server; null for one on the same. */
function remoteHost(endpoint: string): string | null {
  if (/^(?:unix|npipe):/.test(endpoint) || !URL.canParse(endpoint)) return null;
  const { hostname } = new URL(endpoint);
  return ownNames.has(hostname) ? null : hostname;
}

type Found = { readonly host: string } | { readonly why: OutOfReach };

/**
 * By which name this browser finds a port of the engine's machine. The private engine has a network of
 * its own (docs/decisions/0001-private-engine.md).
 */
function hostOf({ hostIp }: PublishedPort, engine: EngineStatus, pageHost: string): Found {
  if (engine.state !== 'ready') return { why: 'elsewhere' };
  if (engine.source === 'private') return { why: 'private' };
  const remote = remoteHost(engine.endpoint);
  const isHere = remote === null && ownNames.has(pageHost);
  if (isLoopback(hostIp)) return isHere ? { host: 'localhost' } : { why: 'loopback' };
  if (wildcards.has(hostIp)) return { host: remote ?? (isHere ? 'localhost' : pageHost) };
  return { host: hostIp.includes(':') ? `[${hostIp}]` : hostIp };
}

function linkOf(published: PublishedPort, engine: EngineStatus, pageHost: string): PortLink {
  const { port, hostIp, hostPort } = published;
  const found = hostOf(published, engine, pageHost);
  const address = `${'host' in found ? found.host : hostIp}:${String(hostPort)}`;
  if ('why' in found) return { port, hostPort, address, href: null, why: found.why };
  if (!port.endsWith('/tcp')) return { port, hostPort, address, href: null, why: 'notTcp' };
  const scheme = /^8?443\/tcp$/.test(port) ? 'https' : 'http';
  return { port, hostPort, address, href: `${scheme}://${address}`, why: null };
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
  const links = new Map<string, PortLink>();
  for (const published of ports) {
    const key = `${published.port} ${String(published.hostPort)}`;
    if (!links.has(key)) links.set(key, linkOf(published, engine, pageHost));
  }
  return [...links.values()];
}
