import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRegistryLogins } from '../src/registries/logins.ts';
import { codeOf, startTestServer } from './harness.ts';

const login = (host: string, secret = 's3cr3t') => ({ host, username: 'me', secret });

it('logins are entered, listed without their secret, and forgotten', async () => {
  const { ask, dataFolder } = await startTestServer();
  const put = (json: unknown) => ask('/api/registry/logins', { method: 'PUT', json });
  expect((await put(login('registry.example:5000'))).status).toBe(204);
  expect((await put(login('docker.io'))).status).toBe(204);
  const list = await ask('/api/registry/logins');
  expect(list.json).toEqual({
    logins: [
      { host: 'docker.io', username: 'me' },
      { host: 'registry.example:5000', username: 'me' },
    ],
  });
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
  const logins = createRegistryLogins((host) =>
    Promise.resolve({ username: 'configured', secret: host }),
  );
  logins.set(login('docker.io'));
  logins.set(login('Registry.Example', 'other'));
  expect(await logins.credentials('registry-1.docker.io')).toEqual({
    username: 'me',
    secret: 's3cr3t',
  });
  expect(await logins.credentials('registry.example')).toMatchObject({ secret: 'other' });
  expect(await logins.credentials('registry.example:5000')).toMatchObject({
    username: 'configured',
  });
});

it('there is an end to how many are kept', () => {
  const logins = createRegistryLogins();
  for (let i = 0; i < 100; i += 1) expect(logins.set(login(`r${i}.example`)).ok).toBe(true);
  expect(logins.set(login('one-more.example')).ok).toBe(false);
  expect(logins.set(login('r1.example')).ok).toBe(true);
});
