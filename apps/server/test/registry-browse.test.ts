import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RegistryOverview, type ImageDetail } from '@stagecraft/contracts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import { comparePush } from '../src/registries/browse/compare.ts';
import { createRegistryBrowser } from '../src/registries/browse/browser.ts';
import { nothingAllowed } from '../src/registries/way.ts';
import { codeOf, startTestServer, testAccess } from './harness.ts';
import { imageDetail } from './image-detail.ts';

const imageOf = (part: Partial<ImageDetail>): ImageDetail => ({
  ...imageDetail('0', [], 0),
  ...part,
});

const never = new AbortController().signal;
const digestOf = (text: string): string =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

type Handler = (url: URL, request: IncomingMessage, response: ServerResponse) => void;

/** A registry on this machine; gives its host. */
async function registry(handle: Handler): Promise<string> {
  const server = createServer((request, response) => {
    handle(new URL(request.url ?? '', 'http://fake'), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
}

/** A registry with some texts under their paths, and under their digests. */
function holding(texts: Readonly<Record<string, string>>): Handler {
  const all = Object.entries(texts).flatMap(([path, text]) => [
    [path, text],
    [digestOf(text), text],
  ]);
  const found = new Map(all.map(([key = '', text = '']) => [key, text]));
  return (url, _request, response) => {
    const text = found.get(url.pathname) ?? found.get(url.pathname.split('/').at(-1) ?? '');
    response.writeHead(text === undefined ? 404 : 200).end(text);
  };
}

function browserOf(images: Readonly<Record<string, ImageDetail>> = {}, secret = '') {
  return createRegistryBrowser({
    access: testAccess(createFakeEngine({ images })),
    credentials: () => Promise.resolve({ username: '', secret }),
    allowed: () => nothingAllowed,
  });
}

describe('repositories', () => {
  it('come page by page, by what the link says', async () => {
    const host = await registry((url, _request, response) => {
      const isSecond = url.searchParams.get('last') === 'b/c';
      if (!isSecond) response.setHeader('link', '</v2/_catalog?last=b%2Fc&n=2>; rel="next"');
      response.end(JSON.stringify({ repositories: isSecond ? ['d'] : ['a', 'b/c'] }));
    });
    const browser = browserOf();
    expect(await browser.repositories(host, undefined, never)).toEqual({
      ok: true,
      value: { repositories: ['a', 'b/c'], next: 'b/c' },
    });
    expect(await browser.repositories(host, 'b/c', never)).toEqual({
      ok: true,
      value: { repositories: ['d'], next: null },
    });
  });

  it.each([
    [401, '', 'registry_no_credentials'],
    [401, 'known', 'registry_catalog_closed'],
    [404, '', 'registry_catalog_closed'],
    [405, '', 'registry_catalog_closed'],
    [500, '', 'registry_failed'],
  ])('that are not listed (%i, login %j): %s', async (status, secret, code) => {
    const host = await registry((_url, _request, response) => response.writeHead(status).end());
    expect(await browserOf({}, secret).repositories(host, undefined, never)).toMatchObject({
      failure: { code },
    });
  });
});

const config = JSON.stringify({
  os: 'linux',
  architecture: 'arm64',
  created: '2024-01-02T03:04:05Z',
  config: { Cmd: ['sh'], Env: ['A=1'] },
  rootfs: { diff_ids: ['sha256:d1', 'sha256:d2'] },
  history: [
    { created_by: 'ADD rootfs' },
    { created_by: 'CMD ["sh"]', empty_layer: true },
    { created_by: 'RUN make' },
  ],
});
const manifest = JSON.stringify({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { digest: digestOf(config), size: config.length, mediaType: 'c' },
  layers: [
    { digest: `sha256:${'1'.repeat(64)}`, size: 70, mediaType: 'gzip' },
    { digest: `sha256:${'2'.repeat(64)}`, size: 30, mediaType: 'zstd' },
  ],
});
const platform = { os: 'linux', architecture: 'arm64' };
const index = JSON.stringify({
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [
    { digest: digestOf(manifest), size: 1, mediaType: 'm', platform },
    {
      digest: digestOf('x'),
      size: 1,
      mediaType: 'm',
      platform: { os: 'unknown', architecture: '' },
    },
  ],
});
const texts = {
  '/v2/app/manifests/1': index,
  m: manifest,
  c: config,
  '/v2/app/manifests/2': manifest,
};

describe('an image of a registry', () => {
  it('is read from index, manifest and config, and nothing is pulled', async () => {
    const host = await registry(holding(texts));
    const found = await browserOf().image(`${host}/app:1`, null, never);
    expect(found).toMatchObject({
      ok: true,
      value: {
        digest: digestOf(index),
        platforms: [{ platform: 'linux/arm64', digest: digestOf(manifest) }],
        attachments: 1,
        image: {
          platform: 'linux/arm64',
          digest: digestOf(manifest),
          configDigest: digestOf(config),
          size: 100,
          createdAt: Date.UTC(2024, 0, 2, 3, 4, 5),
          diffIds: ['sha256:d1', 'sha256:d2'],
          config: { cmd: ['sh'], env: ['A=1'] },
        },
      },
    });
    const history = found.ok ? found.value.image?.history : [];
    expect(history?.map(({ createdBy, size }) => [createdBy, size])).toEqual([
      ['ADD rootfs', 70],
      ['CMD ["sh"]', 0],
      ['RUN make', 30],
    ]);
  });

  it('may be there without an index; a platform that is not there is said', async () => {
    const host = await registry(holding(texts));
    expect(await browserOf().image(`${host}/app:2`, null, never)).toMatchObject({
      value: { digest: digestOf(manifest), platforms: [], image: { platform: 'linux/arm64' } },
    });
    expect(await browserOf().image(`${host}/app:1`, 'linux/s390x', never)).toMatchObject({
      failure: { code: 'platform_not_found' },
    });
  });

  it('that is none of the known kinds is not taken for one', async () => {
    const host = await registry(holding({ '/v2/app/manifests/1': '{"layers":[]}' }));
    expect(await browserOf().image(`${host}/app:1`, null, never)).toMatchObject({
      failure: { code: 'registry_failed' },
    });
  });
});

describe('before a push', () => {
  const local = imageOf({
    id: digestOf(config),
    architecture: 'arm64',
    layers: ['sha256:d1', 'sha256:d3'],
    size: 500,
    history: [100, 0, 400].map((size) => ({
      ...{ id: null, createdAt: null, createdBy: '', size, comment: '', tags: [] },
    })),
  });

  it('the layers that are there already, and what is sent at most', async () => {
    const host = await registry(holding(texts));
    const browser = browserOf({ app: local });
    expect(await browser.compare('app', `${host}/app:1`, never)).toEqual({
      ok: true,
      value: {
        target: `${host}/app:1`,
        remote: {
          digest: digestOf(index),
          createdAt: Date.UTC(2024, 0, 2, 3, 4, 5),
          platform: 'linux/arm64',
        },
        same: true,
        layers: 2,
        sharedLayers: 1,
        newBytes: 400,
      },
    });
    expect(await browser.compare('app', `${host}/app:none`, never)).toMatchObject({
      value: { remote: null, same: false, sharedLayers: 0, newBytes: 500 },
    });
  });

  it('what the history does not tell is not guessed', () => {
    const odd = { ...local, history: [] };
    expect(comparePush(odd, 'app', null).newBytes).toBe(500);
    const shared = { ...odd, layers: [] };
    expect(comparePush(shared, 'app', null).newBytes).toBe(0);
  });
});

it('an address of the local network is asked only when its host is allowed, and that is kept', async () => {
  const { ask } = await startTestServer();
  const list = '/api/registries/repositories?host=10.255.255.1%3A1';
  expect(codeOf(await ask(list))).toBe('registry_not_allowed');
  const rule = { host: '10.255.255.1:1', plainHttp: true, localNetwork: true };
  const put = (json: unknown) => ask('/api/registries/rules', { method: 'PUT', json });
  expect((await put(rule)).status).toBe(204);
  const known = RegistryOverview.parse((await ask('/api/registries')).json).registries;
  expect(known.find(({ host }) => host === rule.host)?.rule).toEqual(rule);
  await put({ ...rule, plainHttp: false, localNetwork: false });
  expect(codeOf(await ask(list))).toBe('registry_not_allowed');
});

it('addresses where clouds answer for their machines are never asked, whatever is allowed', async () => {
  const { ask } = await startTestServer();
  const rule = { host: '169.254.169.254', plainHttp: true, localNetwork: true };
  await ask('/api/registries/rules', { method: 'PUT', json: rule });
  const answer = await ask('/api/registries/repositories?host=169.254.169.254');
  expect(codeOf(answer)).toBe('registry_unreachable');
});

it('registries are known by logins, rules, images and the engine, Docker Hub first', async () => {
  const image = imageOf({ id: 'sha256:1', tags: ['busybox:1', 'r.example/app:1'] });
  const engine = createFakeEngine({
    images: { 'sha256:1': image },
    registries: { mirrors: ['http://mirror.example/'], insecure: ['10.0.0.1:5000', '127.0.0.0/8'] },
  });
  const { ask } = await startTestServer({ engine });
  const overview = RegistryOverview.parse((await ask('/api/registries')).json);
  const known = overview.registries.map(({ host, images }) => [host, images]);
  expect(known[0]).toEqual(['docker.io', 1]);
  expect(known).toContainEqual(['r.example', 1]);
  expect(known).toContainEqual(['10.0.0.1:5000', 0]);
  expect(overview).toMatchObject({ mirrors: ['http://mirror.example/'] });
});

it('a search is the engine’s, and says so when the engine cannot', async () => {
  const found = [{ name: 'busybox', description: 'small', stars: 3, official: true }];
  const engine = createFakeEngine({ registries: { found } });
  const { ask } = await startTestServer({ engine });
  expect((await ask('/api/registries/search?term=busy&stars=2')).json).toEqual({ found });
  engine.goAway();
  const failed = await ask('/api/registries/search?term=busy');
  expect(codeOf(failed)).toBe('registry_search_unavailable');
});
