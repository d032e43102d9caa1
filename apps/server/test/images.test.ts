import { ImageFolder, ImageList } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { indexTar } from '../src/images/file-index.ts';
import { createImageFolders } from '../src/images/folders.ts';
import { codeOf, startTestServer, testAccess } from './harness.ts';
import { imageDetail } from './image-detail.ts';
import { tarOf } from './tar.ts';

const never = new AbortController().signal;
const noLimits = { paths: 1000, characters: 1e6, bytes: 1e9, stopped: () => false };

const old = imageDetail('a', ['me/app:1', 'me/app:latest'], 1000);
const nameless = imageDetail('b', [], 2000);

/** An engine with two images, whose readings are counted; `onRead` is called as one begins. */
function countedEngine(onRead: () => void = () => undefined): {
  readonly engine: Engine;
  readings(): number;
} {
  const fake = createFakeEngine({
    images: { 'me/app:1': old, 'me/app:latest': old, [nameless.id]: nameless },
    files: {
      [old.id]: () => tarOf([{ name: 'usr/', type: 'directory' }, { name: 'usr/tool' }]),
      [nameless.id]: () => tarOf([{ name: 'file' }]),
    },
  });
  let count = 0;
  const engine: Engine = {
    ...fake,
    readFiles: (...question) => {
      count += 1;
      onRead();
      return fake.readFiles(...question);
    },
  };
  return { engine, readings: () => count };
}

describe('the index of an image', () => {
  it('has every folder with its entries by name, whatever order and form they come in', async () => {
    const index = await indexTar(
      tarOf([
        { name: './b/', type: 'directory' },
        { name: '/a/deep/file' },
        { name: 'b/z' },
        { name: 'b/k', type: 'character-device' },
      ]),
      noLimits,
    );
    expect(index.list('/')?.entries).toEqual([
      { name: 'a', folder: true },
      { name: 'b', folder: true },
    ]);
    expect(index.list('a/deep/')?.entries).toEqual([{ name: 'file', folder: false }]);
    expect(index.list('/b')?.entries.map(({ name }) => name)).toEqual(['k', 'z']);
    expect(index.list('/c')).toBeNull();
    expect(index.list('/b/z')).toBeNull();
  });

  it('follows links as the image itself would, circles aside', async () => {
    const link = (name: string, linkname: string) => ({ name, linkname, type: 'symlink' }) as const;
    const index = await indexTar(
      tarOf([
        { name: 'usr/lib/x' },
        link('lib', 'usr/lib'),
        link('usr/up', '../../../lib'),
        link('absolute', '/usr/up'),
        link('a', 'b'),
        link('b', 'a'),
        link('gone', 'nowhere'),
      ]),
      noLimits,
    );
    for (const path of ['/lib', '/usr/up', '/absolute', '/usr/../lib/.']) {
      expect(index.list(path)?.entries).toEqual([{ name: 'x', folder: false }]);
    }
    const folders = index.list('/')?.entries.filter(({ folder }) => folder);
    expect(folders?.map(({ name }) => name)).toEqual(['absolute', 'lib', 'usr']);
    expect(index.list('/a')).toBeNull();
  });

  it('leaves out what the engine lays over every container', async () => {
    const names = ['.dockerenv', 'dev/console', 'dev/shm/', 'proc/', 'etc/hosts', 'etc/app'];
    const index = await indexTar(tarOf(names.map((name) => ({ name }))), noLimits);
    expect(index.list('/')?.entries).toEqual([{ name: 'etc', folder: true }]);
    expect(index.list('/etc')?.entries).toEqual([{ name: 'app', folder: false }]);
  });

  it('takes no name that leads elsewhere', async () => {
    const names = ['../up', 'a/../../b', 'a/./c', 'fine'];
    const index = await indexTar(tarOf(names.map((name) => ({ name }))), noLimits);
    expect(index.list('/')?.entries).toEqual([{ name: 'fine', folder: false }]);
  });

  it.each([
    ['paths', { paths: 2 }],
    ['characters', { characters: 2 }],
    ['time', { stopped: () => true }],
  ])('says that it is not complete at a limit of %s', async (_, limit) => {
    const index = await indexTar(tarOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }]), {
      ...noLimits,
      ...limit,
    });
    expect(index.list('/')?.truncated).toBe(true);
    expect(index.list('/')?.entries.length).toBeLessThan(3);
  });

  it('is none for what is no archive, or breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array, void, void> {
      yield new Uint8Array(700).fill(7);
    }
    await expect(indexTar(broken(), noLimits)).rejects.toThrow(/tar header/i);
  });
});

describe('folders of images', () => {
  it('are read once, together and later', async () => {
    const { engine, readings } = countedEngine();
    const folders = createImageFolders(testAccess(engine));
    const refs = ['me/app:1', 'me/app:latest', 'me/app:1'];
    await Promise.all(refs.map((ref) => folders.list(ref, '/', never)));
    expect(await folders.list('me/app:1', '/usr', never)).toMatchObject({
      ok: true,
      value: { entries: [{ name: 'tool', folder: false }] },
    });
    expect(readings()).toBe(1);
  });

  it('are read to the end when who asked has gone, for who asks next', async () => {
    const gone = new AbortController();
    const { engine, readings } = countedEngine(() => gone.abort());
    const folders = createImageFolders(testAccess(engine));
    expect((await folders.list('me/app:1', '/', gone.signal)).ok).toBe(false);
    expect((await folders.list('me/app:1', '/', never)).ok).toBe(true);
    expect(readings()).toBe(1);
  });

  it('are not read for nobody', async () => {
    const gone = new AbortController();
    const { engine, readings } = countedEngine(() => gone.abort());
    const folders = createImageFolders(testAccess(engine));
    const both = [
      folders.list('me/app:1', '/', never),
      folders.list(nameless.id, '/', gone.signal),
    ] as const;
    expect((await both[0]).ok).toBe(true);
    expect((await both[1]).ok).toBe(false);
    await folders.close();
    expect(readings()).toBe(1);
  });

  it('are told by the server, names with slashes included', async () => {
    const { engine } = countedEngine();
    const server = await startTestServer({ engine });
    const ask = (ref: string, path: string) =>
      server.ask(`/api/images/${encodeURIComponent(ref)}/folder?path=${encodeURIComponent(path)}`);
    expect(ImageFolder.parse((await ask('me/app:1', '/')).json)).toEqual({
      entries: [{ name: 'usr', folder: true }],
      truncated: false,
    });
    expect(codeOf(await ask('me/app:1', '/usr/tool'))).toBe('image_folder_not_found');
    expect(codeOf(await ask('me/none', '/'))).toBe('image_not_found');
    server.access.set(null);
    expect(codeOf(await ask('me/app:1', '/'))).toBe('engine_unavailable');
  });
});

it('lists images once for each name, newest first', async () => {
  const { engine } = countedEngine();
  const server = await startTestServer({ engine });
  const { images } = ImageList.parse((await server.ask('/api/images')).json);
  expect(images.map(({ ref, created }) => [ref, created])).toEqual([
    [nameless.id, 2000],
    ['me/app:1', 1000],
    ['me/app:latest', 1000],
  ]);
  expect((await server.ask('/api/images', { as: 'nobody' })).status).toBe(401);
  server.access.set(null);
  expect(codeOf(await server.ask('/api/images'))).toBe('engine_unavailable');
});
