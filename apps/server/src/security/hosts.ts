import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { NetworkInterfaceInfo } from 'node:os';

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];
const wildcards = new Set(['0.0.0.0', '::']);

/** A host as it stands in a URL: IPv6 in brackets, names in lower case. */
export function hostInUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host.toLowerCase();
}

/** Whether listening on `host` keeps other machines out. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function ownAddresses(): NetworkInterfaceInfo[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
}

/**
 * The address to print for people: "all addresses" is none that a browser can open, so the first one
 * that others can reach stands for it.
 */
export function printableHost(host: string): string {
  if (!wildcards.has(host)) return hostInUrl(host);
  const outer = ownAddresses().find(({ internal, family }) => !internal && family === 'IPv4');
  return outer?.address ?? '127.0.0.1';
}

/**
 * Values of the Host header that the server answers to. All others are refused: a page of another
 * site that rebinds its own name to this address (DNS rebinding) shows that name here.
 *
 * @param host what the server was told to listen on
 * @param port the port it listens on
 */
export function allowedHosts(host: string, port: number): ReadonlySet<string> {
  const names = [...loopbackNames];
  if (wildcards.has(host)) {
    names.push(
      hostname().toLowerCase(),
      ...ownAddresses().map(({ address }) => hostInUrl(address)),
    );
  } else {
    names.push(hostInUrl(host));
  }
  const withPort = names.map((name) => `${name}:${port}`);
  return new Set(port === 80 ? [...withPort, ...names] : withPort);
}
