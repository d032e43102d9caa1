import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RegistryManifest, TagList } from '@stagecraft/contracts';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Credentials } from '../src/buildkit/auth/credentials.ts';
import { createRegistries } from '../src/registries/client.ts';
import { codeOf, startTestServer } from './harness.ts';

const never = new AbortController().signal;
const anonymous: Credentials = { username: '', secret: '' };

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

interface Fake {
  /** `localhost:PORT` */
  readonly host: string;
  /** `METHOD /path?query`, with what authorization it came. */
  readonly asked: string[];
}

/** A server on this machine that plays a registry, or where one leads. */
async function fakeServer(handle: Handler): Promise<Fake> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push([method, url, headers.authorization ?? ''].join(' ').trim());
    handle(request, response, new URL(url, 'http://fake'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `localhost:${(server.address() as AddressInfo).port}`, asked };
}

function json(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

const digestOf = (text: string): string =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

function registries(own: Credentials = anonymous) {
  return createRegistries(() => Promise.resolve(own));
}

describe('tags', () => {
  /** Pages of 400 tags. */
  const pages: (count: number) => Handler = (count) => (_request, response, url) => {
    const from = Number(url.searchParams.get('last')?.slice(1) ?? -1) + 1;
    const to = Math.min(count, from + 400);
    const tags = Array.from({ length: to - from }, (_, at) => `t${from + at}`);
    const next = `<http://elsewhere.example${url.pathname}?last=t${to - 1}&n=400>; rel="next"`;
    json(response, 200, { tags }, to < count ? { link: next } : {});
  };

  it.each([
    [900, 900, false],
    [1000, 1000, false],
    [1001, 1000, true],
    [0, 0, false],
  ])('of %i are listed: %i, truncated %s', async (count, listed, truncated) => {
    const { host } = await fakeServer(pages(count));
    const result = await registries().tags(`${host}/app`, never);
    const list = TagList.parse(result.ok && result.value);
    expect(list.tags).toEqual(Array.from({ length: listed }, (_, at) => `t${at}`));
    expect(list.truncated).toBe(truncated);
  });

  it('may be none at all', async () => {
    const { host } = await fakeServer((_, response) => json(response, 200, { tags: null }));
    expect(await registries().tags(`${host}/app`, never)).toEqual({
      ok: true,
      value: { tags: [], truncated: false },
    });
  });
});

describe('what a registry refuses', () => {
  it.each([
    [401, 'registry_denied'],
    [403, 'registry_denied'],
    [404, 'repository_not_found'],
    [429, 'registry_rate_limited'],
    [500, 'registry_failed'],
    [204, 'registry_failed'],
  ])('with %i is told as %s, in its own words', async (status, code) => {
    const { host } = await fakeServer((_, response) => json(response, status, { own: 'words' }));
    const result = await registries().tags(`${host}/app`, never);
    expect(result).toMatchObject({
      failure: { code, detail: expect.stringContaining(`${status}`) },
    });
  });

  it('is not the same as no answer', async () => {
    const { host } = await fakeServer((_, response) => response.destroy());
    expect(await registries().tags(`${host}/app`, never)).toMatchObject({
      failure: { code: 'registry_unreachable' },
    });
    const silent = await fakeServer(() => undefined);
    const gone = new AbortController();
    const asked = registries().tags(`${silent.host}/app`, gone.signal);
    await expect.poll(() => silent.asked.length).toBe(1);
    gone.abort();
    expect(await asked).toMatchObject({ failure: { code: 'registry_unreachable' } });
  });

  it('is also an answer without end', async () => {
    const { host } = await fakeServer((_, response) => {
      response.on('error', () => undefined);
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    expect(await registries().tags(`${host}/app`, never)).toMatchObject({
      failure: { code: 'registry_failed' },
    });
  });
});

describe('authorization', () => {
  /** A registry that wants a token from its own host. */
  const guarded =
    (grant: (request: IncomingMessage, response: ServerResponse, url: URL) => void): Handler =>
    (request, response, url) => {
      const { host = '', authorization } = request.headers;
      if (url.pathname === '/token') grant(request, response, url);
      else if (authorization === 'Bearer T') json(response, 200, { tags: ['1'] });
      else {
        const challenge = `Bearer realm="http://${host}/token",service="reg",scope="odd:*:*"`;
        json(response, 401, {}, { 'www-authenticate': challenge });
      }
    };

  it('goes by a token, for pulling this repository only', async () => {
    const { host, asked } = await fakeServer(
      guarded((_request, response) => json(response, 200, { token: 'T' })),
    );
    const result = await registries({ username: 'me', secret: 'pw' }).tags(`${host}/a/b`, never);
    expect(result).toMatchObject({ ok: true, value: { tags: ['1'] } });
    const basic = `Basic ${Buffer.from('me:pw').toString('base64')}`;
    expect(asked).toEqual([
      'GET /v2/a/b/tags/list?n=1000',
      `GET /token?scope=repository%3Aa%2Fb%3Apull&service=reg ${basic}`,
      'GET /v2/a/b/tags/list?n=1000 Bearer T',
    ]);
  });

  it('goes without a user where there is none', async () => {
    const { host, asked } = await fakeServer(
      guarded((_request, response) => json(response, 200, { access_token: 'T' })),
    );
    expect((await registries().tags(`${host}/a`, never)).ok).toBe(true);
    expect(asked[1]).toBe('GET /token?scope=repository%3Aa%3Apull&service=reg');
  });

  it('trades an identity token by OAuth2', async () => {
    let body = '';
    const { host, asked } = await fakeServer(
      guarded((request, response) => {
        request.on('data', (part: Buffer) => (body += part.toString()));
        request.on('end', () => json(response, 200, { access_token: 'T' }));
      }),
    );
    const own = { username: '', secret: 'identity' };
    expect((await registries(own).tags(`${host}/a`, never)).ok).toBe(true);
    expect(asked[1]).toBe('POST /token');
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'identity',
      scope: 'repository:a:pull',
    });
  });

  it('may be plain Basic', async () => {
    const { host, asked } = await fakeServer((request, response) => {
      if (request.headers.authorization) json(response, 200, { tags: [] });
      else json(response, 401, {}, { 'www-authenticate': 'Basic realm="r"' });
    });
    expect((await registries({ username: 'u', secret: 's' }).tags(`${host}/a`, never)).ok).toBe(
      true,
    );
    expect(asked[1]).toContain(' Basic ');
    expect(await registries().tags(`${host}/a`, never)).toMatchObject({
      failure: { code: 'registry_denied' },
    });
  });

  it('is asked once: a token that is not taken is a refusal', async () => {
    const { host, asked } = await fakeServer(
      guarded((_request, response) => json(response, 200, { token: 'wrong' })),
    );
    expect(await registries().tags(`${host}/a`, never)).toMatchObject({
      failure: { code: 'registry_denied' },
    });
    expect(asked).toHaveLength(3);
  });

  it('is asked of no token service that is not to be asked', async () => {
    for (const realm of ['http://169.254.169.254/token', 'https://169.254.169.254/', 'file:///x']) {
      const { host } = await fakeServer((_, response) =>
        json(response, 401, {}, { 'www-authenticate': `Bearer realm="${realm}"` }),
      );
      const result = await registries({ username: 'u', secret: 's' }).tags(`${host}/a`, never);
      expect(result).toMatchObject({ failure: { detail: expect.stringContaining('not asked') } });
    }
  });
});

describe('where a registry leads', () => {
  it.each(['169.254.169.254', '0.0.0.0', '224.0.0.1'])('%s is not asked at all', async (host) => {
    expect(await registries().tags(`${host}/latest`, never)).toMatchObject({
      failure: { code: 'registry_unreachable', detail: expect.stringContaining('not asked') },
    });
  });

  it('credentials do not come along', async () => {
    const elsewhere = await fakeServer((_, response) => json(response, 200, { tags: ['x'] }));
    const { host } = await fakeServer((request, response) => {
      if (!request.headers.authorization) {
        json(response, 401, {}, { 'www-authenticate': 'Basic realm="r"' });
      } else json(response, 307, {}, { location: `http://${elsewhere.host}/there` });
    });
    const result = await registries({ username: 'u', secret: 's' }).tags(`${host}/a`, never);
    expect(result).toMatchObject({ ok: true, value: { tags: ['x'] } });
    expect(elsewhere.asked).toEqual(['GET /there']);
  });

  it('a challenge from elsewhere is not met', async () => {
    const elsewhere = await fakeServer((request, response) =>
      json(
        response,
        401,
        {},
        {
          'www-authenticate': `Bearer realm="http://${request.headers.host ?? ''}/token"`,
        },
      ),
    );
    const { host } = await fakeServer((_, response) =>
      json(response, 307, {}, { location: `http://${elsewhere.host}/there` }),
    );
    const result = await registries({ username: 'u', secret: 's' }).tags(`${host}/a`, never);
    expect(result).toMatchObject({ failure: { code: 'registry_denied' } });
    expect(elsewhere.asked).toEqual(['GET /there']);
  });

  it.each(['https://169.254.169.254/', 'http://elsewhere.example/', 'file:///etc/passwd', ''])(
    'a redirect to %j is not followed',
    async (location) => {
      const { host } = await fakeServer((_, response) => json(response, 302, {}, { location }));
      expect((await registries().tags(`${host}/a`, never)).ok).toBe(false);
    },
  );

  it('a circle ends', async () => {
    const { host, asked } = await fakeServer((request, response) =>
      json(response, 302, {}, { location: request.url ?? '' }),
    );
    expect(await registries().tags(`${host}/a`, never)).toMatchObject({
      failure: { code: 'registry_failed', detail: 'too many redirects' },
    });
    expect(asked).toHaveLength(4);
  });
});

describe('manifests', () => {
  const platform = (os: string, architecture: string, variant?: string) => ({
    platform: { os, architecture, ...(variant === undefined ? {} : { variant }) },
  });
  const index = JSON.stringify({
    manifests: [
      platform('linux', 'amd64'),
      platform('linux', 'arm', 'v7'),
      platform('unknown', 'unknown'),
    ],
  });

  /** A registry with some manifests under any tag, and blobs. */
  function holding(manifest: string, blobs: Readonly<Record<string, string>> = {}): Handler {
    return (request, response, url) => {
      const blob = blobs[url.pathname.split('/').at(-1) ?? ''];
      const text = url.pathname.includes('/manifests/') ? manifest : blob;
      if (text === undefined) json(response, 404, {});
      else {
        response.writeHead(200, { 'docker-content-digest': digestOf(text) });
        response.end(request.method === 'HEAD' ? undefined : text);
      }
    };
  }

  it('for several platforms tell all but attestations', async () => {
    const { host } = await fakeServer(holding(index));
    const result = await registries().manifest(`${host}/app:1`, never);
    expect(RegistryManifest.parse(result.ok && result.value)).toEqual({
      digest: digestOf(index),
      platforms: ['linux/amd64', 'linux/arm/v7'],
    });
  });

  it('for one platform tell it from the config', async () => {
    const config = JSON.stringify({ os: 'linux', architecture: 'arm64', variant: 'v8' });
    const manifest = JSON.stringify({ config: { digest: digestOf(config) } });
    const { host } = await fakeServer(holding(manifest, { [digestOf(config)]: config }));
    expect(await registries().manifest(`${host}/app`, never)).toEqual({
      ok: true,
      value: { digest: digestOf(manifest), platforms: ['linux/arm64/v8'] },
    });
  });

  it('are pulled once for a digest', async () => {
    const { host, asked } = await fakeServer(holding(index));
    const one = registries();
    const first = await one.manifest(`${host}/app:1`, never);
    expect(await one.manifest(`${host}/app:2`, never)).toEqual(first);
    expect(asked.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET', 'HEAD']);
  });

  it('that are not what the digest says are refused', async () => {
    const { host } = await fakeServer(holding(index));
    const asked = `${host}/app@sha256:${'0'.repeat(64)}`;
    expect(await registries().manifest(asked, never)).toMatchObject({
      failure: { code: 'registry_failed', detail: `the digest is ${digestOf(index)}` },
    });
  });

  it.each(['{', '[]', '{"config":{"digest":"../../secret"}}'])(
    'like %j are none',
    async (manifest) => {
      const { host } = await fakeServer(holding(manifest));
      expect(await registries().manifest(`${host}/app`, never)).toMatchObject({
        failure: { code: 'registry_failed' },
      });
    },
  );
});

it('the server answers for registries to those who have the token', async () => {
  const { host, asked } = await fakeServer((_, response) => json(response, 200, { tags: ['1'] }));
  const server = await startTestServer();
  const tags = `/api/registry/tags?repository=${encodeURIComponent(`${host}/app`)}`;
  expect((await server.ask(tags, { as: 'nobody' })).status).toBe(401);
  expect(asked).toEqual([]);
  expect((await server.ask(tags)).json).toEqual({ tags: ['1'], truncated: false });
  expect(codeOf(await server.ask('/api/registry/tags?repository=a%3Ab'))).toBe('reference_invalid');
  expect(codeOf(await server.ask('/api/registry/manifest?ref=UPPER'))).toBe('reference_invalid');
  expect(codeOf(await server.ask('/api/registry/manifest'))).toBe('bad_request');
});
