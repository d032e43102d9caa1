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

it.each([
  ['unix:///var/run/docker.sock', 'localhost', 'http://localhost:49153'],
  ['npipe:////./pipe/docker_engine', '127.0.0.1', 'http://localhost:49153'],
  ['tcp://127.0.0.1:2375', 'localhost', 'http://localhost:49153'],
  ['tcp://build.example:2376', 'localhost', null],
  ['unix:///var/run/docker.sock', 'workstation.example', null],
])('an engine at %s, the page from %s', (endpoint, pageHost, href) => {
  expect(portLinks([web], engineAt(endpoint), pageHost)).toMatchObject([{ href }]);
});

it('links no port of the private engine, which has a network of its own', () => {
  const engine = engineAt('unix:///s', 'private');
  expect(portLinks([web], engine, 'localhost')).toMatchObject([
    { address: '0.0.0.0:49153', href: null },
  ]);
});

it('links no port that a browser cannot open, and each once', () => {
  const ports = [web, { ...web, hostIp: '::' }, { ...web, port: '53/udp', hostPort: 53 }];
  expect(portLinks(ports, engineAt('unix:///s'), 'localhost')).toEqual([
    { port: '8080/tcp', address: 'localhost:49153', href: 'http://localhost:49153' },
    { port: '53/udp', address: 'localhost:53', href: null },
  ]);
});
