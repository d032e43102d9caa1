import type { EngineStatus } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { reachOf } from './reach.ts';

const engine = (endpoint: string, source: 'socket' | 'private' = 'socket'): EngineStatus => ({
  state: 'ready',
  endpoint,
  source,
  name: 'test',
  version: '1',
  apiVersion: '1.41',
  os: 'linux',
  architecture: 'amd64',
  cpus: 1,
  memory: 1,
  builders: ['buildkit'],
  control: true,
  imageStore: 'graph',
  platforms: [],
});
const local = engine('unix:///var/run/docker.sock');
const remote = engine('tcp://build.example.com:2375');
const own = new Set(['127.0.0.1', '::1', '192.0.2.7']);

describe('where a published port is connected to', () => {
  it.each([
    ['0.0.0.0', local, '127.0.0.1'],
    ['', local, '127.0.0.1'],
    ['::', local, '::1'],
    ['127.0.0.1', local, '127.0.0.1'],
    ['127.0.0.9', local, '127.0.0.9'],
    ['192.0.2.7', local, '192.0.2.7'],
    ['0.0.0.0', engine('tcp://localhost:2375'), '127.0.0.1'],
    ['0.0.0.0', engine('tcp://[::1]:2375'), '127.0.0.1'],
    ['0.0.0.0', remote, 'build.example.com'],
  ])('%s of %o', (hostIp, status, host) => {
    expect(reachOf({ hostIp }, status, own)).toEqual({ kind: 'here', host });
  });

  it.each([
    // What a container, or who made it, may claim leads to no other machine.
    ['169.254.169.254', local, 'elsewhere'],
    ['198.51.100.1', local, 'elsewhere'],
    ['198.51.100.1', remote, 'elsewhere'],
    ['127.0.0.1', remote, 'loopback'],
    ['::1', remote, 'loopback'],
    ['127.0.0.1', engine('unix:///tmp/own.sock', 'private'), 'private'],
    ['0.0.0.0', { state: 'searching' } as const, 'elsewhere'],
  ])('%s of %o is out of reach', (hostIp, status, reason) => {
    expect(reachOf({ hostIp }, status, own)).toEqual({ kind: 'unreachable', reason });
  });
});
