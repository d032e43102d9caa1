import { BlockList, isIP } from 'node:net';

/**
 * How far inside a network an address lies. A reference comes from a Dockerfile that anybody may have
 * written, so these rules hold for every connection, checked on the address that a name resolves to:
 *
 * - `never` (link-local, where clouds answer for their machines, unspecified, multicast) is not reached;
 * - `loopback` only when the reference itself says so (`localhost`, `127.…`, `[::1]`), not by a name
 *   that resolves to it;
 * - `private` only when the person has allowed it for the registry; `public` as the reference says;
 * - plain HTTP is used on loopback, and for a registry of which the person has allowed it;
 * - where a registry sends us on to (its token service, a redirect) lies no further inside than the
 *   registry itself, and is reached by HTTPS unless it is on loopback, or at the registry's own address.
 */
export const reaches = ['public', 'private', 'loopback', 'never'] as const;
export type Reach = (typeof reaches)[number];

type Subnet = readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'];

const subnets: Readonly<Record<Exclude<Reach, 'public'>, readonly Subnet[]>> = {
  never: [
    ['0.0.0.0', 8, 'ipv4'],
    ['169.254.0.0', 16, 'ipv4'],
    ['224.0.0.0', 3, 'ipv4'],
    ['::', 128, 'ipv6'],
    ['fe80::', 10, 'ipv6'],
    ['ff00::', 8, 'ipv6'],
    // Clouds' own services at addresses that would otherwise be private.
    ['fd00:ec2::', 32, 'ipv6'],
    ['100.100.100.200', 32, 'ipv4'],
  ],
  loopback: [
    ['127.0.0.0', 8, 'ipv4'],
    ['::1', 128, 'ipv6'],
  ],
  private: [
    ['10.0.0.0', 8, 'ipv4'],
    ['100.64.0.0', 10, 'ipv4'],
    ['172.16.0.0', 12, 'ipv4'],
    ['192.168.0.0', 16, 'ipv4'],
    ['fc00::', 7, 'ipv6'],
  ],
};

function listOf(networks: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix, family] of networks) list.addSubnet(network, prefix, family);
  return list;
}

const lists = (['never', 'loopback', 'private'] as const).map(
  (reach) => [reach, listOf(subnets[reach])] as const,
);

/** Where an IP address lies; anything that is none is `never`. IPv4 inside of IPv6 is seen through. */
export function reachOf(address: string): Reach {
  const family = isIP(address);
  if (family === 0) return 'never';
  const found = lists.find(([, list]) => list.check(address, family === 4 ? 'ipv4' : 'ipv6'));
  return found?.[0] ?? 'public';
}

/** Whether an address may be reached where `limit` is as far inside as is allowed. */
export function isWithin(address: string, limit: Limit): boolean {
  return reaches.indexOf(reachOf(address)) <= reaches.indexOf(limit);
}

/** The host of an URL as `net` and `dns` know it: an IPv6 address without its brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Whether a host, as it is written, is this machine itself. */
export function isLoopbackHost(hostname: string): boolean {
  const host = bareHost(hostname).toLowerCase();
  return host === 'localhost' || (isIP(host) !== 0 && reachOf(host) === 'loopback');
}

/** As far inside the network as may be gone. */
export type Limit = Exclude<Reach, 'never'>;

/** Nothing that a registry sends us on to lies further inside than the registry itself. */
export function limitFrom(reach: Reach): Limit {
  return reach === 'never' ? 'public' : reach;
}

/**
 * Where a registry sends us on to; null when that is no address, or one that is not to be asked.
 *
 * @param from what was asked, or undefined where `address` is whole
 * @param own scheme and host of the registry itself
 */
export function onward(
  address: string,
  from: URL | undefined,
  limit: Limit,
  own: string | null = null,
): URL | null {
  const url = URL.canParse(address, from?.href) ? new URL(address, from) : null;
  if (url === null || url.username !== '' || url.password !== '') return null;
  const isHere = limit === 'loopback' && isLoopbackHost(url.hostname);
  const plain = url.protocol === 'http:' && (isHere || url.origin === own);
  return url.protocol === 'https:' || plain ? url : null;
}
