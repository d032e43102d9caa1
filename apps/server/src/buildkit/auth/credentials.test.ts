import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anonymous, credentialsFor } from './credentials.ts';

let folder: string;
let path: string | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagecraft-config-'));
  path = process.env['PATH'];
});
afterEach(async () => {
  process.env['PATH'] = path;
  await rm(folder, { recursive: true });
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function lookUp(host: string, config: unknown) {
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  return credentialsFor(host, { DOCKER_CONFIG: folder });
}

/** A credential helper that knows one server. */
async function installHelper(name: string, server: string, answer: string): Promise<void> {
  const file = join(folder, `docker-credential-${name}`);
  await writeFile(
    file,
    `#!/bin/sh\nread server\n[ "$1" = get ] && [ "$server" = '${server}' ] || exit 1\necho '${answer}'\n`,
  );
  await chmod(file, 0o755);
  process.env['PATH'] = `${folder}${delimiter}${path ?? ''}`;
}

describe('credentials of config.json', () => {
  const auths = {
    'registry.example:5000': { auth: base64('me:se:cret') },
    'https://index.docker.io/v1/': { auth: base64('hub:pass') },
    'https://old.example/v1/': { auth: base64('old:pass') },
    'token.example': { auth: base64('x:y'), identitytoken: 'T' },
  };

  it('are those of the host, and of no other', async () => {
    expect(await lookUp('registry.example:5000', { auths })).toEqual({
      username: 'me',
      secret: 'se:cret',
    });
    expect(await lookUp('registry.example', { auths })).toEqual(anonymous);
    expect(await lookUp('example:5000', { auths })).toEqual(anonymous);
  });

  it('know Docker Hub under each of its names, and old keys with scheme and path', async () => {
    for (const host of ['docker.io', 'registry-1.docker.io', 'index.docker.io']) {
      expect(await lookUp(host, { auths })).toEqual({ username: 'hub', secret: 'pass' });
    }
    expect(await lookUp('old.example', { auths })).toEqual({ username: 'old', secret: 'pass' });
  });

  it('give an identity token without a user name', async () => {
    expect(await lookUp('token.example', { auths })).toEqual({ username: '', secret: 'T' });
  });

  it('are none where the file is missing, broken or says nothing usable', async () => {
    expect(await credentialsFor('a', { DOCKER_CONFIG: join(folder, 'none') })).toEqual(anonymous);
    await writeFile(join(folder, 'config.json'), '{');
    expect(await credentialsFor('a', { DOCKER_CONFIG: folder })).toEqual(anonymous);
    expect(await lookUp('a', { auths: { a: {} } })).toEqual(anonymous);
    expect(await lookUp('a', { auths: { a: { auth: base64('nocolon') } } })).toEqual(anonymous);
  });
});

describe('credential helpers', () => {
  it('answer for their host before the file, and the store for the rest', async () => {
    const answer = JSON.stringify({ Username: 'helped', Secret: 'from helper' });
    await installHelper('mine', 'a.example', answer);
    const config = {
      credHelpers: { 'a.example': 'mine' },
      auths: { 'a.example': { auth: base64('file:x') }, 'b.example': { auth: base64('b:y') } },
    };
    const helped = { username: 'helped', secret: 'from helper' };
    expect(await lookUp('a.example', config)).toEqual(helped);
    expect(await lookUp('a.example', { credsStore: 'mine' })).toEqual(helped);
    expect(await lookUp('b.example', { ...config, credsStore: 'mine' })).toEqual({
      username: 'b',
      secret: 'y',
    });
  });

  it('may hand out a token', async () => {
    const answer = JSON.stringify({ Username: '<token>', Secret: 'T' });
    await installHelper('mine', 'https://index.docker.io/v1/', answer);
    expect(await lookUp('docker.io', { credsStore: 'mine' })).toEqual({
      username: '',
      secret: 'T',
    });
  });

  it('are only ever commands by name', async () => {
    await installHelper('mine', 'a', '{"Username":"u","Secret":"s"}');
    expect(await lookUp('a', { credsStore: '../docker-credential-mine' })).toEqual(anonymous);
    expect(await lookUp('a', { credsStore: 'not-installed' })).toEqual(anonymous);
    await installHelper('odd', 'a', 'no JSON');
    expect(await lookUp('a', { credsStore: 'odd' })).toEqual(anonymous);
  });
});
