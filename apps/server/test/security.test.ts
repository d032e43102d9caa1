import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';

const writes = ['POST', 'PUT', 'DELETE'] as const;

describe('who is let in', () => {
  it('answers no API request without the token', async () => {
    const server = await startTestServer();
    const wrong = 'A'.repeat(43);
    const attempts: Record<string, string>[] = [
      {},
      { authorization: `Bearer ${wrong}` },
      { authorization: `Bearer ${server.server.token}x` },
      { authorization: server.server.token },
      { authorization: `Basic ${server.server.token}` },
      { cookie: `stagecraft_${server.server.port}=${wrong}` },
      // The token itself is not what the cookie holds.
      { cookie: `stagecraft_${server.server.port}=${server.server.token}` },
      // The cookie of a server on another port.
      { cookie: server.cookie.replace(/_\d+=/, '_1=') },
    ];
    for (const headers of attempts) {
      for (const path of ['/api/engine', '/api/workspaces', '/api/stream', '/api/openapi.json']) {
        const answer = await server.ask(path, { as: 'nobody', headers });
        expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthorized']);
      }
    }
    expect(
      (await server.ask(`/api/engine?token=${server.server.token}`, { as: 'nobody' })).status,
    ).toBe(401);
    expect((await server.ask('/api/engine')).status).toBe(200);
    expect((await server.ask('/api/engine', { as: 'browser' })).status).toBe(200);
  });

  it('trades the token in the address for a cookie that scripts cannot read', async () => {
    const server = await startTestServer();
    const { token, port } = server.server;
    const answer = await server.ask(`/?workspace=abc&token=${token}&x=1`, { as: 'nobody' });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/?workspace=abc&x=1');
    const cookie = answer.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(new RegExp(`^stagecraft_${port}=`));
    expect(cookie).toContain('; HttpOnly');
    expect(cookie).toContain('; SameSite=Strict');
    expect(cookie).not.toContain(token);
  });

  it('never redirects to another host', async () => {
    const server = await startTestServer();
    for (const path of [
      '//evil.example/',
      '/\\evil.example/',
      '///evil.example',
      '//evil.example/x/',
    ]) {
      const answer = await server.ask(`${path}?token=${server.server.token}`, { as: 'nobody' });
      expect(new URL(answer.headers.location ?? '', server.origin).origin).toBe(server.origin);
    }
    const nested = await server.ask(`/a/b?token=${server.server.token}`, { as: 'nobody' });
    expect(nested.headers.location).toBe('/a/b');
  });

  it('shows strangers a fixed page and sets no cookie', async () => {
    const server = await startTestServer();
    for (const path of ['/', '/?token=wrong', '/anything?x=<script>', '/index.html']) {
      const answer = await server.ask(path, { as: 'nobody' });
      expect(answer.status).toBe(401);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.text).toContain('此浏览器尚未获得授权');
      expect(answer.text).not.toContain('script');
    }
  });

  it('keeps one token for a data folder, readable by its owner only', async () => {
    const dataFolder = await temporaryFolder();
    const first = await startTestServer({ dataFolder });
    const second = await startTestServer({ dataFolder });
    expect(second.server.token).toBe(first.server.token);
    expect(first.server.token).toMatch(/^[\w-]{43}$/);
    expect((await stat(join(dataFolder, 'token'))).mode & 0o777).toBe(0o600);
    expect((await startTestServer()).server.token).not.toBe(first.server.token);
  });
});

describe('other web pages', () => {
  it('cannot reach the server under a name of their own (DNS rebinding)', async () => {
    const server = await startTestServer();
    const { port } = server.server;
    const hosts = ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`];
    hosts.push(`127.0.0.1:${port}.evil.example`, `localhost.evil.example:${port}`);
    for (const host of hosts) {
      for (const path of ['/', '/api/engine', `/?token=${server.server.token}`, '/assets/x.js']) {
        const answer = await server.ask(path, { as: 'browser', headers: { host } });
        expect([host, answer.status, codeOf(answer)]).toEqual([host, 403, 'forbidden_host']);
      }
    }
    for (const host of [`localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      const answer = await server.ask('/api/engine', { as: 'browser', headers: { host } });
      expect([host, answer.status]).toEqual([host, 200]);
    }
  });

  it('cannot write with the cookie of the user', async () => {
    const server = await startTestServer();
    const { port } = server.server;
    const origins = [
      undefined,
      'null',
      'http://evil.example',
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
      `http://127.0.0.1:${port}.evil.example`,
      `http://127.0.0.1:${port}/`,
    ];
    for (const origin of origins) {
      for (const method of writes) {
        const headers: Record<string, string> = origin === undefined ? {} : { origin };
        const json = { path: '/' };
        const ask = { method, json, as: 'browser' as const, headers };
        const answer = await server.ask('/api/workspaces', ask);
        expect([origin, method, codeOf(answer)]).toEqual([origin, method, 'forbidden_origin']);
      }
    }
    const own = { as: 'browser' as const, headers: { origin: server.origin } };
    const json = { path: server.dataFolder };
    expect((await server.ask('/api/workspaces', { ...own, json })).status).toBe(200);
  });

  it('cannot read with it either, not even from another port of this machine', async () => {
    const server = await startTestServer();
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://127.0.0.1:1' },
    ];
    for (const headers of foreign) {
      const answer = await server.ask('/api/engine', { as: 'browser', headers });
      expect(codeOf(answer)).toBe('forbidden_origin');
    }
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await server.ask('/api/engine', { as: 'browser', headers });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('are not answered when they ask for permission (CORS preflight)', async () => {
    const server = await startTestServer();
    const headers = {
      origin: 'http://evil.example',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization',
    };
    const answer = await server.ask('/api/workspaces', {
      method: 'OPTIONS',
      as: 'nobody',
      headers,
    });
    expect(answer.status).toBe(401);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    );
  });

  it('cannot frame the page, and no foreign script runs in it', async () => {
    const server = await startTestServer();
    for (const path of ['/', '/api/engine', '/nothing.js']) {
      const { headers } = await server.ask(path, { as: 'browser' });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('upgrade-insecure-requests');
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });
});

describe('bad requests', () => {
  it('are answered as problems in both languages', async () => {
    const server = await startTestServer();
    const cases = [
      [await server.ask('/api/nothing'), 404, 'not_found'],
      [await server.ask('/api'), 404, 'not_found'],
      [await server.ask('/api/workspaces/none'), 404, 'not_found'],
      [await server.ask('/api/builds/none'), 404, 'build_not_found'],
      [await server.ask('/api/workspaces', { json: { path: 7 } }), 400, 'bad_request'],
      [
        await server.ask('/api/workspaces', {
          body: '{"path":',
          headers: { 'content-type': 'application/json' },
        }),
        400,
        'bad_request',
      ],
      [await server.ask('/api/workspaces', { body: 'path=/etc' }), 400, 'bad_request'],
      [await server.ask('/api/workspaces/%E0%A4%A'), 400, 'bad_request'],
    ] as const;
    for (const [answer, status, code] of cases) {
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.json).toMatchObject({
        status,
        message: {
          en: expect.stringMatching(/\w/),
          'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
        },
        next: {
          en: expect.stringMatching(/\w/),
          'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
        },
      });
    }
  });

  it('are refused when the body is too large', async () => {
    const server = await startTestServer();
    const answer = await server.ask('/api/workspaces', {
      json: { path: 'x'.repeat(6 * 1024 * 1024) },
    });
    expect([answer.status, codeOf(answer)]).toEqual([413, 'too_large']);
  });
});

describe('a bug', () => {
  it('is answered without its text, and logged without secrets', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const engine = { ...createFakeEngine(), image: () => Promise.reject(new Error('inner words')) };
    const server = await startTestServer({ engine, log });
    const answer = await server.ask('/api/images/x', { as: 'browser' });
    expect([answer.status, codeOf(answer)]).toEqual([500, 'internal']);
    expect(answer.text).not.toContain('inner words');
    const logged = lines.join('');
    expect(logged).toContain('inner words');
    expect(logged).not.toContain(server.server.token);
    expect(logged).not.toContain(server.cookie.split('=')[1]);
  });

  it('does not put the token into the log file', async () => {
    const { openLog } = await import('../src/app/log.ts');
    const dataFolder = await temporaryFolder();
    const server = await startTestServer({ dataFolder, log: openLog(dataFolder, 'trace') });
    await server.ask('/api/engine');
    await server.ask('/api/engine', { as: 'browser' });
    const logged = await readFile(join(dataFolder, 'server.log'), 'utf8');
    expect(logged).toContain('"/api/engine"');
    expect(logged).not.toContain(server.server.token);
    expect(logged).not.toContain(server.cookie.split('=')[1]);
    expect((await stat(join(dataFolder, 'server.log'))).mode & 0o777).toBe(0o600);
  });
});
