import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BuildOptions } from '@stagecraft/contracts';
import Docker from 'dockerode';
import { extract } from 'tar-stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tagManifest } from '../../buildkit/content/image-index.ts';
import { eventsOf, logOf, play, type Played } from '../engine.contract.ts';
import type { EngineInfo } from '../engine.ts';
import { connectionOptions } from './connection.ts';
import { createTestEngine, testBuilders, testEndpoint, type TestEngine } from './test-engine.ts';

const docker = new Docker(connectionOptions(testEndpoint(), { certPath: null }));
const hasBuildkit = (await testBuilders()).includes('buildkit');
let engine: TestEngine;
let info: EngineInfo;
let root: string;
let folder: string;
const tags: string[] = [];

beforeAll(async () => {
  engine = createTestEngine();
  const read = await engine.info();
  if (!read.ok) throw new Error(read.failure.detail);
  info = read.value;
});
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stagecraft-cache-'));
  folder = join(root, 'made/cache');
});
afterEach(() => rm(root, { recursive: true }));
afterAll(async () => {
  await engine.removeImages(tags);
  engine.close();
});

const from = 'type=local,src=made/cache';
const to = 'type=local,dest=made/cache,mode=max';

function build(text: string, options: Partial<BuildOptions>, output = false): Promise<Played> {
  const cacheFolders = new Map([
    [from, folder],
    [to, folder],
  ]);
  const kind = output ? 'image' : 'cacheonly';
  return play(
    { engine, contextRoot: root, request: { cacheFolders, output: { kind } } },
    text,
    options,
  );
}

/** Has the engine forget what it keeps of one command; nothing else of its cache. */
async function forget(command: string): Promise<void> {
  const { BuildCache } = (await docker.df()) as {
    BuildCache: readonly { ID: string; Description: string }[];
  };
  const kept = BuildCache.find(({ Description }) => Description.includes(command));
  const filters = JSON.stringify({ id: { [`^${kept?.ID ?? 'none'}$`]: true } });
  const deleted = await new Promise<unknown>((resolve, reject) => {
    docker.modem.dial(
      {
        path: '/build/prune?',
        method: 'POST',
        options: { all: true, filters },
        statusCodes: { 200: true },
      },
      (error: Error | null, answer: unknown) => (error ? reject(error) : resolve(answer)),
    );
  });
  // Else the cache of the engine itself would be what is tested.
  expect(deleted).toMatchObject({ CachesDeleted: [expect.any(String)] });
}

const succeeded = { state: 'succeeded' } as const;
const wasCached = (played: Played): boolean =>
  eventsOf(played, 'step.cached').length > 0 && logOf(played) === '';

describe.runIf(hasBuildkit)('a cache in a folder', () => {
  it('is written, and read when the engine has forgotten its own', async ({ skip }) => {
    if (info.imageStore !== 'containerd') skip();
    const command = `echo ran ${randomUUID()}; head -c 6000000 /dev/urandom > /large`;
    const text = `FROM busybox:1.36\nRUN ${command}\n`;
    const first = await build(text, { cacheFrom: [from], cacheTo: [to] });
    expect(first.result).toMatchObject(succeeded);
    expect(logOf(first)).toContain('ran');
    // There was none to read.
    expect(eventsOf(first, 'warning.raised').map(({ message }) => message)).toEqual([
      expect.stringContaining(from),
    ]);
    const index: unknown = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
    expect(index).toMatchObject({ manifests: [{ annotations: expect.any(Object) }] });
    const blobs = await readdir(join(folder, 'blobs/sha256'));
    for (const name of blobs) {
      const bytes = await readFile(join(folder, 'blobs/sha256', name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(name);
    }
    await forget(command);
    const again = await build(text, { cacheFrom: [from], cacheTo: [to] });
    expect(again.result).toMatchObject(succeeded);
    expect(eventsOf(again, 'warning.raised')).toEqual([]);
    expect(wasCached(again)).toBe(true);
    // What is there is not sent again.
    expect(await readdir(join(folder, 'blobs/sha256'))).toEqual(expect.arrayContaining(blobs));
  });

  it('says so when it cannot be written', async ({ skip }) => {
    if (info.imageStore !== 'containerd') skip();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'blobs'), 'no folder');
    const text = `FROM busybox:1.36\nRUN echo ${randomUUID()}\n`;
    const { result } = await build(text, { cacheTo: [to] });
    const message = expect.stringContaining('The cache could not be written');
    expect(result).toMatchObject({ state: 'failed', message });
  });

  it('is read by an engine that cannot write one', async ({ skip }) => {
    if (info.imageStore === 'containerd') skip();
    const command = `echo ran ${randomUUID()}; head -c 3000000 /dev/urandom > /large`;
    const text = `FROM busybox:1.36\nRUN ${command}\n`;
    const tag = `stagecraft-cache:${randomUUID()}`;
    tags.push(tag);
    const made = await build(text, { tags: [tag], cacheTo: ['type=inline'] }, true);
    expect(made.result).toMatchObject(succeeded);
    await writeLayout(tag);
    await docker.getImage(tag).remove();
    await forget(command);
    const again = await build(text, { cacheFrom: [from] });
    expect(again.result).toMatchObject(succeeded);
    expect(wasCached(again)).toBe(true);
  });

  it('is left out with a warning where there is none', async () => {
    const played = await build(`FROM busybox:1.36\nRUN echo ${randomUUID()}\n`, {
      cacheFrom: [from],
    });
    expect(played.result).toMatchObject(succeeded);
    expect(eventsOf(played, 'warning.raised')).toHaveLength(1);
  });
});

/** Writes an image with an inline cache as a folder of the OCI image layout. */
async function writeLayout(tag: string): Promise<void> {
  const files = await filesOf(Readable.from(await docker.getImage(tag).get()));
  const file = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0);
  const [image] = JSON.parse(file('manifest.json').toString()) as {
    Config: string;
    Layers: string[];
  }[];
  const blob = async (mediaType: string, bytes: Buffer) => {
    const hex = createHash('sha256').update(bytes).digest('hex');
    await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
    await writeFile(join(folder, 'blobs/sha256', hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const type = (name: string): string => `application/vnd.oci.image.${name}`;
  const layers = [];
  for (const name of image?.Layers ?? []) {
    layers.push(await blob(type('layer.v1.tar'), file(name)));
  }
  const config = await blob(type('config.v1+json'), file(image?.Config ?? ''));
  const manifest = { schemaVersion: 2, mediaType: type('manifest.v1+json'), config, layers };
  const bytes = Buffer.from(JSON.stringify(manifest));
  await tagManifest(folder, 'latest', await blob(type('manifest.v1+json'), bytes));
}

async function filesOf(archive: Readable): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const entry of archive.pipe(extract())) {
    files.set(entry.header.name, await buffer(entry));
  }
  return files;
}
