import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRegistries } from './client.ts';
import { nothingAllowed, type Allowed } from './way.ts';

/** `host:port` of the tests' registry, which has busybox:1.36 as official image. */
const upstream = process.env['STAGECRAFT_TEST_REGISTRY'] ?? '';
const never = new AbortController().signal;
const registries = createRegistries(() => Promise.resolve({ username: '', secret: '' }));

// An engine of one's own may come without a registry.
describe.runIf(upstream !== '')('a real registry', () => {
  let server: Server;
  let registry: string;

  /** The tests' registry is not on loopback, where alone plain HTTP is used: a way there that is. */
  beforeAll(async () => {
    const [host = '', port = ''] = upstream.split(':');
    server = createServer((inner) => {
      const outer = connect(Number(port), host);
      for (const socket of [inner, outer]) socket.on('error', () => socket.destroy());
      inner.pipe(outer).pipe(inner);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    registry = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it('tells the tags of a repository', async () => {
    expect(await registries.tags(`${registry}/library/busybox`, never)).toEqual({
      ok: true,
      value: { tags: expect.arrayContaining(['1.36']), truncated: false },
    });
  });

  it('tells digest and platform of a tag, and of the digest', async () => {
    const byTag = await registries.manifest(`${registry}/library/busybox:1.36`, never);
    expect(byTag).toMatchObject({
      ok: true,
      value: {
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        platforms: [expect.stringMatching(/^linux\/\w+/)],
      },
    });
    const digest = byTag.ok ? byTag.value.digest : '';
    const fresh = createRegistries(() => Promise.resolve({ username: '', secret: '' }));
    expect(await fresh.manifest(`${registry}/library/busybox@${digest}`, never)).toEqual(byTag);
  });

  it('says what it does not have', async () => {
    for (const answer of [
      await registries.tags(`${registry}/nothing/here`, never),
      await registries.manifest(`${registry}/nothing/here:1`, never),
      await registries.manifest(`${registry}/library/busybox:no-such-tag`, never),
    ]) {
      expect(answer).toMatchObject({ failure: { code: 'repository_not_found' } });
    }
  });

  it('is asked at an address of the local network, and in the clear, only as it is allowed', async () => {
    const asked = async (allowed: Allowed) => {
      const open = () => Promise.resolve({ username: '', secret: '' });
      const answer = await createRegistries(open, () => allowed).tags(
        `${upstream}/library/busybox`,
        never,
      );
      return answer.ok ? 'told' : answer.failure.code;
    };
    expect(await asked(nothingAllowed)).toBe('registry_not_allowed');
    expect(await asked({ plainHttp: true, localNetwork: false })).toBe('registry_not_allowed');
    expect(await asked({ plainHttp: false, localNetwork: true })).toBe('registry_plain_http');
    expect(await asked({ plainHttp: true, localNetwork: true })).toBe('told');
  });
});
