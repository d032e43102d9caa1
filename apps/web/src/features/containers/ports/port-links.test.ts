import type { EngineStatus } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { portLinks } from './port-links.ts';

const engineAt = (endpoint: string, source: 'socket' | 'private' = 'socket'): EngineStatus => ({
  state: 'ready',
  endpoint,
  source,
  name: 'e',
  version: '1',
  apiVersion: '1.41',
  os: 'linux',
  architecture: 'amd64',
  cpus: 1,
  memory: 1,
  builders: ['buildkit'],
  control: false,
  imageStore: 'graph',
  platforms: [],
});
const web = { port: '8080/tcp', hostIp: '0.0.0.0', hostPort: 49_153 };

const local = 'unix:///var/run/docker.sock';
const remote = 'tcp://build.example:2376';

it.each([
  [local, 'localhost', '0.0.0.0', 'http://localhost:49153'],
  ['npipe:////./pipe/docker_engine', '127.0.0.1', '0.0.0.0', 'http://localhost:49153'],
  ['tcp://127.0.0.1:2375', 'localhost', '127.0.0.1', 'http://localhost:49153'],
  [local, 'localhost', '192.0.2.7', 'http://192.0.2.7:49153'],
  [local, 'localhost', '2001:db8::7', 'http://[2001:db8::7]:49153'],
  [local, 'workstation.example', '0.0.0.0', 'http://workstation.example:49153'],
  [remote, 'localhost', '0.0.0.0', 'http://build.example:49153'],
])('an engine at %s, the page from %s, published at %s', (endpoint, pageHost, hostIp, href) => {
  const links = portLinks([{ ...web, hostIp }], engineAt(endpoint), pageHost);
  expect(links).toMatchObject([{ href, why: null }]);
});

it.each([
  [engineAt(local), 'workstation.example', '127.0.0.1', 'loopback'],
  [engineAt(remote), 'localhost', '127.0.0.1', 'loopback'],
  [engineAt('unix:///s', 'private'), 'localhost', '0.0.0.0', 'private'],
  [{ state: 'searching' } as const, 'localhost', '0.0.0.0', 'elsewhere'],
])('%o, the page from %s, published at %s: %s', (engine, pageHost, hostIp, why) => {
  expect(portLinks([{ ...web, hostIp }], engine, pageHost)).toEqual([
    { port: '8080/tcp', hostPort: 49_153, address: `${hostIp}:49153`, href: null, why },
  ]);
});

it('links no port that a browser cannot open, and each once', () => {
  const ports = [web, { ...web, hostIp: '::' }, { ...web, port: '53/udp', hostPort: 53 }];
  expect(portLinks(ports, engineAt(local), 'localhost')).toMatchObject([
    { port: '8080/tcp', address: 'localhost:49153', href: 'http://localhost:49153' },
    { port: '53/udp', address: 'localhost:53', href: null, why: 'notTcp' },
  ]);
});

it('takes the usual ports of TLS for such', () => {
  const ports = [443, 8443].map((port) => ({ ...web, port: `${String(port)}/tcp` }));
  const schemes = portLinks(ports, engineAt(local), 'localhost').map(({ href }) => href);
  expect(schemes).toEqual(['https://localhost:49153', 'https://localhost:49153']);
});
