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

/** Whether the engine's machine is the one that the browser runs on. */
function isHere(endpoint: string, pageHost: string): boolean {
  if (!ownNames.has(pageHost)) return false;
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
  const here = engine.state === 'ready' && isHere(engine.endpoint, pageHost);
  const links = new Map<string, PortLink>();
  for (const { port, hostIp, hostPort } of ports) {
    const address = `${here ? 'localhost' : hostIp}:${hostPort}`;
    const href = here && port.endsWith('/tcp') ? `http://${address}` : null;
    const key = `${port} ${hostPort}`;
    if (!links.has(key)) links.set(key, { port, address, href });
  }
  return [...links.values()];
}
