import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import {
  endpoints,
  layerEndpoints,
  lintEndpoints,
  recordEndpoints,
  registryEndpoints,
  stepEndpoints,
} from '@stagecraft/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, temporaryFolder } from './harness.ts';
import type { TestServer } from './harness.ts';

const script = 'console.log("stage");\n'.repeat(50);

describe('the web app', () => {
  let server: TestServer;

  beforeEach(async () => {
    const webFolder = await temporaryFolder();
    await mkdir(join(webFolder, 'assets'));
    await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>app</title>');
    await writeFile(join(webFolder, 'icon.svg'), '<svg/>');
    await writeFile(join(webFolder, 'assets', 'main-abc123.js'), script);
    await writeFile(join(webFolder, 'assets', 'main-abc123.js.br'), brotliCompressSync(script));
    await writeFile(join(webFolder, 'assets', 'main-abc123.js.gz'), gzipSync(script));
    await writeFile(join(webFolder, 'assets', 'worker-1.js'), 'plain');
    server = await startTestServer({ webFolder });
  });

  it('answers every address within it with its page, never kept', async () => {
    for (const path of ['/', '/builds/7', '/?workspace=x', '/index.html']) {
      const answer = await server.ask(path, { as: 'browser' });
      expect([path, answer.status, answer.text]).toEqual([
        path,
        200,
        '<!doctype html><title>app</title>',
      ]);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
    }
  });

  it('sends hashed files for ever, compressed as the browser takes them', async () => {
    const path = '/assets/main-abc123.js';
    const ask = (encoding: string) =>
      server.ask(path, { as: 'nobody', headers: { 'accept-encoding': encoding } });
    const plain = await ask('identity');
    expect(plain.text).toBe(script);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect((await ask('gzip, deflate')).headers['content-encoding']).toBe('gzip');
    const small = await ask('gzip, deflate, br');
    expect(small.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(brotliCompressSync(script).length),
      vary: expect.stringContaining('Accept-Encoding'),
    });
    expect(small.headers['content-type']).toMatch(/^text\/javascript/);

    const other = await server.ask('/assets/worker-1.js', {
      headers: { 'accept-encoding': 'br' },
    });
    expect([other.text, other.headers['content-encoding']]).toEqual(['plain', undefined]);
    expect((await server.ask('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('has no page where a file is missing, nor for a write', async () => {
    expect((await server.ask('/assets/gone-1.js', { as: 'browser' })).status).toBe(404);
    expect((await server.ask('/', { method: 'POST', body: '' })).status).toBe(404);
  });

  it('that was not built says so', async () => {
    const bare = await startTestServer();
    const answer = await bare.ask('/', { as: 'browser' });
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('npm run build');
  });
});

describe('the API description', () => {
  it('names every endpoint, and only schemas that are there', async () => {
    const server = await startTestServer();
    const { text, headers } = await server.ask('/api/openapi.json');
    expect(headers['content-type']).toMatch(/^application\/json/);
    const document: unknown = JSON.parse(text);
    expect(document).toMatchObject({ openapi: '3.1.0' });
    const paths: object = Reflect.get(Object(document), 'paths');
    for (const [name, { path, method }] of Object.entries({
      ...endpoints,
      ...recordEndpoints,
      ...layerEndpoints,
      ...registryEndpoints,
      ...stepEndpoints,
      ...lintEndpoints,
    })) {
      const item: unknown = Reflect.get(paths, path);
      expect(Reflect.get(Object(item), method.toLowerCase())).toMatchObject({ operationId: name });
    }
    const components: unknown = Reflect.get(Object(document), 'components');
    const schemas = Object.keys(Reflect.get(Object(components), 'schemas'));
    const used = [...text.matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]);
    expect(used.length).toBeGreaterThan(30);
    expect(used.filter((name) => name === undefined || !schemas.includes(name))).toEqual([]);
    expect([...text.matchAll(/"\$ref": "(?!#\/components\/schemas\/)/g)]).toEqual([]);
    expect(text).not.toContain('__shared');
  });
});
