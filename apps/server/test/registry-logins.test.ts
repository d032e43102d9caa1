import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { RegistryLoginList, type RegistryLogin } from '@stagecraft/contracts';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { configuredLogins } from '../src/buildkit/auth/configured-logins.ts';
import { fail } from '../src/problems/result.ts';
import { checkLogin } from '../src/registries/check-login.ts';
import { createRegistryLogins } from '../src/registries/logins.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';

const login = (host: string, secret = 's3cr3t') =>
  ({ host, username: 'me', secret, check: false, keep: 'memory' }) as const;
const never = new AbortController().signal;
const nothing = {
  configured: () => Promise.resolve([]),
  check: (entered: RegistryLogin, gone: AbortSignal) => checkLogin(entered, gone),
  keep: () => Promise.resolve(fail('login_not_kept')),
  drop: () => Promise.resolve(fail('login_not_kept')),
  store: () => Promise.resolve({ file: '/nowhere', helper: null }),
};

it('logins are entered, listed without their secret, and forgotten', async () => {
  const { ask, dataFolder } = await startTestServer();
  const put = (json: unknown) => ask('/api/registry/logins', { method: 'PUT', json });
  expect((await put(login('registry.example:5000'))).status).toBe(204);
  expect((await put(login('docker.io'))).status).toBe(204);
  const list = RegistryLoginList.parse((await ask('/api/registry/logins')).json);
  const entered = { username: 'me', source: 'entered', helper: null };
  expect(list.logins.filter(({ source }) => source === 'entered')).toEqual([
    { host: 'docker.io', ...entered },
    { host: 'registry.example:5000', ...entered },
  ]);
  for (const name of await readdir(dataFolder, { recursive: true })) {
    const bytes = await readFile(join(dataFolder, name)).catch(() => Buffer.alloc(0));
    expect([name, bytes.includes('s3cr3t')]).toEqual([name, false]);
  }
  const path = `/api/registry/logins/${encodeURIComponent('registry.example:5000')}`;
  expect((await ask(path, { method: 'DELETE' })).status).toBe(204);
  expect(codeOf(await ask(path, { method: 'DELETE' }))).toBe('not_found');
});

it.each([
  login('https://registry.example'),
  login('registry.example/path'),
  login('a b'),
  login(''),
  login('registry.example', ''),
  { ...login('registry.example'), username: 'x'.repeat(300) },
])('a login is refused that is none: %j', async (json) => {
  const { ask } = await startTestServer();
  const answer = await ask('/api/registry/logins', { method: 'PUT', json });
  expect(codeOf(answer)).toBe('bad_request');
  expect(answer.text).not.toContain('s3cr3t');
});

it('what was entered comes before what docker’s configuration knows', async () => {
  const logins = createRegistryLogins(undefined, {
    ...nothing,
    fallback: (host) => Promise.resolve({ username: 'configured', secret: host }),
  });
  await logins.set(login('docker.io'), never);
  await logins.set(login('Registry.Example', 'other'), never);
  expect(await logins.credentials('registry-1.docker.io')).toEqual({
    username: 'me',
    secret: 's3cr3t',
  });
  expect(await logins.credentials('registry.example')).toMatchObject({ secret: 'other' });
  expect(await logins.credentials('registry.example:5000')).toMatchObject({
    username: 'configured',
  });
});

it('there is an end to how many are kept', async () => {
  const logins = createRegistryLogins();
  for (let i = 0; i < 100; i += 1) {
    expect((await logins.set(login(`r${i}.example`), never)).ok).toBe(true);
  }
  expect((await logins.set(login('one-more.example'), never)).ok).toBe(false);
  expect((await logins.set(login('r1.example'), never)).ok).toBe(true);
});

/** A registry on this machine that lets `me` in by Basic or by a token; gives its host. */
async function registry(way: 'basic' | 'bearer' | 'open'): Promise<string> {
  const right = `Basic ${Buffer.from('me:s3cr3t').toString('base64')}`;
  const server = createServer((request, response) => {
    const given = request.headers.authorization ?? '';
    const asksToken = request.url?.startsWith('/token') === true;
    const isIn = way === 'open' || given === (way === 'bearer' && !asksToken ? 'Bearer t' : right);
    const realm = `realm="http://${request.headers.host ?? ''}/token",service="tests"`;
    const challenge = way === 'basic' ? 'Basic realm="tests"' : `Bearer ${realm}`;
    response.writeHead(isIn ? 200 : 401, { 'www-authenticate': challenge });
    response.end(JSON.stringify(asksToken && isIn ? { token: 't' } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
}

describe('a login that is checked', () => {
  const enter = async (host: string, secret: string) => {
    const logins = createRegistryLogins(undefined, {
      ...nothing,
      fallback: () => Promise.resolve({ username: '', secret: '' }),
    });
    const result = await logins.set({ ...login(host, secret), check: true }, never);
    return { result, kept: (await logins.list()).logins.length };
  };

  it.each(['basic', 'bearer'] as const)('is kept if the registry accepts it: %s', async (way) => {
    const host = await registry(way);
    expect(await enter(host, 's3cr3t')).toMatchObject({ result: { ok: true }, kept: 1 });
    expect(await enter(host, 'wrong')).toMatchObject({
      result: { ok: false, failure: { code: 'login_denied' } },
      kept: 0,
    });
  });

  it('is kept by a registry that lets everybody in', async () => {
    expect(await enter(await registry('open'), 'any')).toMatchObject({ kept: 1 });
  });

  it('is not kept if the registry cannot be asked', async () => {
    expect(await enter('localhost:1', 's3cr3t')).toMatchObject({
      result: { failure: { code: 'registry_unreachable' } },
      kept: 0,
    });
  });
});

it('logins that docker has are told with where they are, without their secrets', async () => {
  const folder = await temporaryFolder();
  const auth = Buffer.from('ann:s3cr3t').toString('base64');
  const config = {
    auths: {
      'https://index.docker.io/v1/': { auth },
      'file.example': { auth },
      'empty.example': {},
    },
    credsStore: 'stagecraft-test',
    credHelpers: { 'cloud.example': 'missing' },
  };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const helper = join(folder, 'docker-credential-stagecraft-test');
  const list = JSON.stringify({ 'https://store.example': 'bob' });
  await writeFile(helper, `#!/bin/sh\n[ "$1" = list ] && echo '${list}'\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const logins = await configuredLogins({ DOCKER_CONFIG: folder });
  expect(logins).toEqual([
    { host: 'docker.io', username: 'ann', source: 'config', helper: null },
    { host: 'file.example', username: 'ann', source: 'config', helper: null },
    { host: 'store.example', username: 'bob', source: 'helper', helper: 'stagecraft-test' },
    { host: 'cloud.example', username: null, source: 'helper', helper: 'missing' },
  ]);
});
