import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isLoopbackHost, isWithin, onward, reachOf } from '../src/registries/address.ts';
import { parseChallenge } from '../src/registries/challenge.ts';
import { apiOrigin, parseReference, parseRepository } from '../src/registries/reference.ts';
import { ask } from '../src/registries/request.ts';

describe('names', () => {
  it.each([
    ['golang', ['docker.io', 'library/golang', 'latest']],
    ['me/app:1', ['docker.io', 'me/app', '1']],
    ['localhost:5000/a/b:c', ['localhost:5000', 'a/b', 'c']],
    [`r.example/app:1@sha256:${'0'.repeat(64)}`, ['r.example', 'app', `sha256:${'0'.repeat(64)}`]],
  ])('of %s are filled in', (ref, [registry, repository, reference]) => {
    expect(parseReference(ref)).toEqual({ ok: true, value: { registry, repository, reference } });
  });

  it.each(['UPPER', 'a b', '../x', 'a:b:c', '', 'r.example/../x', 'a?b', 'user@host/x'])(
    'like %j are refused',
    (ref) => {
      expect(parseReference(ref)).toMatchObject({ failure: { code: 'reference_invalid' } });
    },
  );

  it('of repositories have neither tag nor digest', () => {
    expect(parseRepository('localhost:5000/app').ok).toBe(true);
    expect(parseRepository('app:1').ok).toBe(false);
    expect(parseRepository(`app@sha256:${'0'.repeat(64)}`).ok).toBe(false);
  });

  it('say where to ask, in the clear on this machine only', () => {
    expect(apiOrigin('docker.io')).toBe('https://registry-1.docker.io');
    expect(apiOrigin('r.example:8443')).toBe('https://r.example:8443');
    expect(apiOrigin('10.0.0.1:5000')).toBe('https://10.0.0.1:5000');
    expect(apiOrigin('localhost:5000')).toBe('http://localhost:5000');
    expect(apiOrigin('127.8.8.8')).toBe('http://127.8.8.8');
    expect(apiOrigin('[::1]:5000')).toBe('http://[::1]:5000');
    expect(apiOrigin('localhost.example')).toBe('https://localhost.example');
  });
});

describe('addresses', () => {
  it.each([
    ['93.184.216.34', 'public'],
    ['2606:2800:220:1::1', 'public'],
    ['10.1.2.3', 'private'],
    ['172.31.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.0.1', 'private'],
    ['fd12::1', 'private'],
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['169.254.169.254', 'never'],
    ['::ffff:169.254.169.254', 'never'],
    ['fd00:ec2::254', 'never'],
    ['fe80::1', 'never'],
    ['0.0.0.0', 'never'],
    ['::', 'never'],
    ['255.255.255.255', 'never'],
    ['name', 'never'],
  ])('%s is %s', (address, reach) => {
    expect(reachOf(address)).toBe(reach);
  });

  it('are within a limit that is as far inside', () => {
    expect(isWithin('10.0.0.1', 'private')).toBe(true);
    expect(isWithin('10.0.0.1', 'public')).toBe(false);
    expect(isWithin('127.0.0.1', 'private')).toBe(false);
    expect(isWithin('169.254.169.254', 'loopback')).toBe(false);
  });

  it('are this machine only when they say so', () => {
    expect(['localhost', 'LOCALHOST', '127.0.0.2', '[::1]'].every(isLoopbackHost)).toBe(true);
    expect(['local', '10.0.0.1', 'localhost.example'].some(isLoopbackHost)).toBe(false);
  });

  it('that a registry sends us on to are HTTPS, unless it is on this machine', () => {
    expect(onward('https://auth.example/token', undefined, 'public')?.host).toBe('auth.example');
    expect(onward('http://auth.example/token', undefined, 'loopback')).toBeNull();
    expect(onward('http://localhost:1/token', undefined, 'private')).toBeNull();
    expect(onward('http://localhost:1/token', undefined, 'loopback')?.port).toBe('1');
    for (const odd of ['file:///etc/passwd', 'https://me:pw@host/', 'nothing', '']) {
      expect(onward(odd, undefined, 'loopback')).toBeNull();
    }
  });
});

it.each([
  ['Basic realm="x"', { scheme: 'basic' }],
  [
    'Bearer realm="https://a/token",service="r, \\"s\\"",scope=x',
    { scheme: 'bearer', realm: 'https://a/token', service: 'r, "s"' },
  ],
  ['bearer realm=https://a/token', { scheme: 'bearer', realm: 'https://a/token', service: null }],
  ['Bearer service="r"', null],
  ['Negotiate', null],
  ['', null],
])('the challenge %j is understood', (header, challenge) => {
  expect(parseChallenge(header)).toEqual(challenge);
});

it('a name that leads further inside than it may is not asked', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = new URL(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const question = { url, method: 'GET', headers: {} } as const;
  const signal = new AbortController().signal;
  expect(await ask({ ...question, limit: 'private' }, signal)).toMatchObject({
    failure: { code: 'registry_unreachable', detail: expect.stringContaining('not asked') },
  });
  expect(asked).toBe(0);
  expect((await ask({ ...question, limit: 'loopback' }, signal)).ok).toBe(true);
  expect(asked).toBe(1);
});
