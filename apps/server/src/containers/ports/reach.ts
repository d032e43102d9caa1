import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { EngineStatus, PortAnswer, PublishedPort } from '@stagecraft/contracts';

/** Where this machine connects to a published port; or why it cannot. */
export type PortReach =
  { readonly kind: 'here'; readonly host: string } | Extract<PortAnswer, { kind: 'unreachable' }>;

const wildcards = new Set(['', '0.0.0.0', '::']);
const unreachable = (reason: 'private' | 'loopback' | 'elsewhere'): PortReach => ({
  kind: 'unreachable',
  reason,
});

const isLoopback = (address: string): boolean =>
  address === '::1' || address === 'localhost' || address.startsWith('127.');

/** The host of an engine on another machine; null for one on this machine. */
function remoteHost(endpoint: string): string | null {
  if (/^(?:unix|npipe):/.test(endpoint) || !URL.canParse(endpoint)) return null;
  const host = new URL(endpoint).hostname.replaceAll(/[[\]]/g, '');
  return isLoopback(host) ? null : host;
}

/** Addresses that this machine has. */
function ownAddresses(): ReadonlySet<string> {
  return new Set(
    Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? []),
  );
}

/**
 * Where a published port is reached from this machine: only at the engine's own address or one of this
 * machine, whatever address the container asked for. The private engine has a network of its own
 * (docs/decisions/0001-private-engine.md).
 */
export function reachOf(
  { hostIp }: Pick<PublishedPort, 'hostIp'>,
  engine: EngineStatus,
  own: ReadonlySet<string> = ownAddresses(),
): PortReach {
  if (engine.state !== 'ready') return unreachable('elsewhere');
  if (engine.source === 'private') return unreachable('private');
  const remote = remoteHost(engine.endpoint);
  if (remote !== null) {
    if (wildcards.has(hostIp) || hostIp === remote) return { kind: 'here', host: remote };
    return unreachable(isLoopback(hostIp) ? 'loopback' : 'elsewhere');
  }
  if (wildcards.has(hostIp)) return { kind: 'here', host: isIPv6(hostIp) ? '::1' : '127.0.0.1' };
  if (isLoopback(hostIp) || own.has(hostIp)) return { kind: 'here', host: hostIp };
  return unreachable('elsewhere');
}
