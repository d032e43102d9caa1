import { readFile, stat, symlink, lstat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { configuredLogins } from '../src/buildkit/auth/configured-logins.ts';
import { credentialsFor } from '../src/buildkit/auth/credentials.ts';
import { dropLogin, keepLogin, loginStoreOf } from '../src/registries/login-store.ts';
import { temporaryFolder } from './harness.ts';

const host = 'registry.example:5000';
const login = { username: 'me', secret: 's3cr3t: with colon' };
const token = { username: '', secret: 'identity' };

/** A folder for docker's configuration, with the file as a test wants it. */
async function configured(text: string | null) {
  const folder = await temporaryFolder();
  const env = { DOCKER_CONFIG: folder };
  const file = join(folder, 'config.json');
  if (text !== null) await writeFile(file, text, { mode: 0o644 });
  return { env, file, folder };
}

describe('docker’s configuration file', () => {
  it('is made for its owner alone when there is none', async () => {
    const { env, file } = await configured(null);
    expect(await keepLogin(host, login, env)).toEqual({ ok: true, value: undefined });
    expect(await credentialsFor(host, env)).toEqual(login);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await loginStoreOf(host, env)).toEqual({ file, helper: null });
  });

  it('keeps everything else as it is, byte by byte', async () => {
    const before =
      '{\n    "experimental":   "on",\n    "auths": {},\n  "n": 12345678901234567890 }\n';
    const { env, file } = await configured(before);
    await keepLogin(host, login, env);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).replace(/\{\s+"registry[^}]*\}\s*\}/, '{}')).toBe(before);
    expect(await dropLogin(host, env)).toMatchObject({ ok: true });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('names Docker Hub as docker does', async () => {
    const { env, file } = await configured('{}');
    await keepLogin('docker.io', token, env);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      auths: { 'https://index.docker.io/v1/': { identitytoken: 'identity' } },
    });
    expect(await credentialsFor('registry-1.docker.io', env)).toEqual(token);
    await dropLogin('docker.io', env);
    expect(await configuredLogins(env)).toEqual([]);
  });

  it('stays where a link to it leads', async () => {
    const { env, file, folder } = await configured(null);
    const real = join(folder, 'real.json');
    await writeFile(real, '{}');
    await symlink(real, file);
    await keepLogin(host, login, env);
    expect((await lstat(file)).isSymbolicLink()).toBe(true);
    expect(await readFile(real, 'utf8')).toContain(host);
  });

  it.each(['{ "auths": ', '[]', '{"auths": 1}'])('is not touched when it is %j', async (text) => {
    const { env, file } = await configured(text);
    expect(await keepLogin(host, login, env)).toMatchObject({
      failure: { code: 'login_not_kept' },
    });
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('takes one change after the other', async () => {
    const { env } = await configured(null);
    const hosts = Array.from({ length: 20 }, (_, at) => `r${at}.example`);
    await Promise.all(hosts.map((name) => keepLogin(name, login, env)));
    expect((await configuredLogins(env)).map((one) => one.host).toSorted()).toEqual(
      hosts.toSorted(),
    );
  });
});

describe('a credential helper', () => {
  /** A helper that keeps logins as files beside itself. */
  async function withHelper(script: string) {
    const { env, file, folder } = await configured('{"credsStore":"stagecraft-fake"}\n');
    const program = join(folder, 'docker-credential-stagecraft-fake');
    await writeFile(program, `#!/bin/sh\ncd '${folder}'\n${script}`, { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    return { env, file, folder };
  }
  const keeping =
    'case $1 in store) cat > kept;; get) cat kept;; erase) cat > erased; rm kept;; *) exit 1;; esac\n';

  it('is given the login in place of the file', async () => {
    const { env, file, folder } = await withHelper(keeping);
    expect(await loginStoreOf(host, env)).toEqual({ file, helper: 'stagecraft-fake' });
    expect((await keepLogin(host, login, env)).ok).toBe(true);
    expect(JSON.parse(await readFile(join(folder, 'kept'), 'utf8'))).toEqual({
      ServerURL: host,
      Username: 'me',
      Secret: login.secret,
    });
    expect(await credentialsFor(host, env)).toEqual(login);
    expect(await readFile(file, 'utf8')).toBe('{"credsStore":"stagecraft-fake"}\n');
  });

  it('is told an identity token by the name for one, and forgets it', async () => {
    const { env, folder } = await withHelper(keeping);
    await keepLogin('docker.io', token, env);
    expect(await readFile(join(folder, 'kept'), 'utf8')).toContain('"Username":"<token>"');
    expect(await credentialsFor('docker.io', env)).toEqual(token);
    expect((await dropLogin('docker.io', env)).ok).toBe(true);
    expect(await readFile(join(folder, 'erased'), 'utf8')).toBe('https://index.docker.io/v1/');
  });

  it('that refuses is heard, and nothing is kept elsewhere', async () => {
    const { env, file } = await withHelper('echo the key ring is locked; exit 1\n');
    expect(await keepLogin(host, login, env)).toMatchObject({
      failure: {
        code: 'login_not_kept',
        detail: 'docker-credential-stagecraft-fake store: the key ring is locked',
      },
    });
    expect(await readFile(file, 'utf8')).not.toContain('auths');
  });
});
