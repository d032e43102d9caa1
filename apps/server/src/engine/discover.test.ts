import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discoverEngine, type DiscoverOptions, type Discovery } from './discover.ts';

let home: string;
let servers: Server[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'stagecraft-home-'));
});
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
  await rm(home, { recursive: true, force: true });
});

const asEngine: RequestListener = (request, response) => {
  const isPing = request.url === '/_ping';
  response.writeHead(isPing ? 200 : 404, { 'Api-Version': '1.41' }).end(isPing ? 'OK' : '');
};

async function listen(at: string | number, answer: RequestListener = asEngine): Promise<Server> {
  if (typeof at === 'string') await mkdir(dirname(at), { recursive: true });
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(at, resolve));
  return server;
}

const discover = (options: Partial<DiscoverOptions> = {}): Promise<Discovery> =>
  discoverEngine({ option: null, env: {}, home, platform: 'linux', ...options });

/** Chooses a docker context in the home folder. */
async function writeContext(name: string, host: string): Promise<void> {
  const key = createHash('sha256').update(name).digest('hex');
  const folder = join(home, '.docker/contexts/meta', key);
  await mkdir(folder, { recursive: true });
  const meta = { Name: name, Endpoints: { docker: { Host: host } } };
  await writeFile(join(folder, 'meta.json'), JSON.stringify(meta));
  await writeFile(join(home, '.docker/config.json'), JSON.stringify({ currentContext: name }));
}

describe('an engine that was chosen', () => {
  it('takes the option, also as a bare path, before everything else', async () => {
    await listen(join(home, 'a.sock'));
    await listen(join(home, '.docker/run/docker.sock'));
    const env = { DOCKER_HOST: `unix://${join(home, 'other.sock')}` };
    const endpoint = `unix://${join(home, 'a.sock')}`;
    const expected = { found: true, endpoint, source: 'option', certPath: null };
    expect(await discover({ option: join(home, 'a.sock'), env })).toEqual(expected);
    expect(await discover({ option: endpoint, env, privateEngine: true })).toEqual({
      ...expected,
      source: 'private',
    });
  });

  it('takes DOCKER_HOST over TCP', async () => {
    const server = await listen(0);
    const { port } = server.address() as AddressInfo;
    const endpoint = `tcp://127.0.0.1:${port}`;
    expect(await discover({ env: { DOCKER_HOST: endpoint } })).toEqual({
      found: true,
      endpoint,
      source: 'environment',
      certPath: null,
    });
  });

  it("takes docker's current context, and DOCKER_CONTEXT before that", async () => {
    await listen(join(home, 'ctx.sock'));
    const endpoint = `unix://${join(home, 'ctx.sock')}`;
    await writeContext('mine 我的', endpoint);
    expect(await discover()).toMatchObject({ found: true, endpoint, source: 'context' });
    expect(await discover({ env: { DOCKER_CONTEXT: 'unknown' } })).toMatchObject({
      found: false,
      reason: 'error',
      detail: expect.stringContaining('unknown'),
    });
  });

  it('does not fall back on another engine when the chosen one is gone', async () => {
    await listen(join(home, '.docker/run/docker.sock'));
    const endpoint = `unix://${join(home, 'gone.sock')}`;
    expect(await discover({ env: { DOCKER_HOST: endpoint } })).toMatchObject({
      found: false,
      endpoint,
      reason: 'not_found',
    });
  });

  it('says why an endpoint cannot be used', async () => {
    for (const option of ['ssh://host', 'nonsense', 'ftp://host:1']) {
      expect(await discover({ option })).toMatchObject({
        found: false,
        reason: 'error',
        detail: expect.stringContaining(option),
      });
    }
  });
});

describe('the usual sockets', () => {
  // Elsewhere than in the home folder there may be a real engine: a runtime folder of our own.
  it('finds the ones of the home and runtime folders, in order', async () => {
    const env = { XDG_RUNTIME_DIR: join(home, 'run') };
    const inOrder = ['.rd/docker.sock', '.colima/default/docker.sock', '.docker/run/docker.sock'];
    for (const path of inOrder) {
      await listen(join(home, path));
      const result = await discover({ env });
      expect(result).toMatchObject({ found: true, source: 'socket' });
      const isOurs = result.endpoint === `unix://${join(home, path)}`;
      expect(isOurs || result.endpoint === 'unix:///var/run/docker.sock').toBe(true);
    }
  });
});

describe('what answers', () => {
  it('is an engine only if it says so', async () => {
    const endpoint = `unix://${join(home, 'web.sock')}`;
    await listen(join(home, 'web.sock'), (_request, response) => response.end('<html>'));
    expect(await discover({ option: endpoint })).toMatchObject({
      found: false,
      reason: 'error',
      detail: expect.stringContaining('HTTP 200'),
    });
  });

  it('is refused when nobody listens', async () => {
    const server = await listen(0);
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await discover({ option: `tcp://127.0.0.1:${port}` })).toMatchObject({
      found: false,
      reason: 'refused',
    });
  });

  it('is given up when it does not answer', async () => {
    await listen(join(home, 'slow.sock'), () => undefined);
    expect(await discover({ option: join(home, 'slow.sock'), limitMs: 20 })).toMatchObject({
      found: false,
      reason: 'timeout',
      detail: expect.stringContaining('20 ms'),
    });
  });
});
