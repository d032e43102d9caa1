import { randomUUID } from 'node:crypto';
import { defaultBuildOptions, type BuildOptions } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import type { EngineBuildRequest, RegistryCredentials } from '../../engine.ts';
import { registryConfig } from './registry-config.ts';

const own: Readonly<Record<string, RegistryCredentials>> = {
  'private.example:5000': { username: 'me', secret: 'pass' },
  'docker.io': { username: 'hub', secret: 'ÿÿ>>??' },
  'token.example': { username: '', secret: 'identity' },
};

/** What the engine reads of the header, and the registries that were looked up for it. */
async function read(dockerfileText: string, options: Partial<BuildOptions> = {}) {
  const asked: string[] = [];
  const request: EngineBuildRequest = {
    buildId: randomUUID(),
    options: { ...defaultBuildOptions('Dockerfile'), ...options },
    dockerfileText,
    dockerignoreText: null,
    context: { kind: 'none' },
    namedFolders: new Map(),
    cacheFolders: new Map(),
    output: { kind: 'image' },
    secrets: new Map(),
    sshAgents: new Map(),
    credentials(host) {
      asked.push(host);
      return Promise.resolve(own[host] ?? null);
    },
  };
  const header = await registryConfig(request);
  const text = header === null ? 'null' : Buffer.from(header, 'base64url').toString();
  const auths: unknown = JSON.parse(text);
  return { header, auths, asked };
}

it('has what the images’ registries want, and nothing of others', async () => {
  const { auths, asked } = await read(
    'ARG FROM_HOST=private.example:5000\nFROM ${FROM_HOST}/team/base AS base\n' +
      'FROM base\nCOPY --from=other.example/x /a /b\n',
  );
  expect(asked).toEqual(['private.example:5000', 'other.example']);
  expect(auths).toEqual({
    'private.example:5000': {
      username: 'me',
      password: 'pass',
      serveraddress: 'private.example:5000',
    },
  });
});

it('knows Docker Hub by its key, tokens, and the images of caches', async () => {
  const { auths, header } = await read('FROM busybox\n', { cacheFrom: ['token.example/cache:1'] });
  const hub = 'https://index.docker.io/v1/';
  expect(auths).toEqual({
    [hub]: { username: 'hub', password: 'ÿÿ>>??', serveraddress: hub },
    'token.example': { identitytoken: 'identity', serveraddress: 'token.example' },
  });
  // Go's URL-safe alphabet, with padding: the engine passes over any other.
  expect(header).toMatch(/^[\w-]+={0,2}$/);
  expect((header?.length ?? 1) % 4).toBe(0);
});

it('is none where there is nothing to say', async () => {
  expect((await read('FROM other.example/x\nFROM scratch\n')).header).toBeNull();
});
