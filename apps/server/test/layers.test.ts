import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { LayerFile, LayerFolder, LayersMessage, LayerSearch } from '@stagecraft/contracts';
import { inPieces, savedOld, sha256, tarOf } from '@stagecraft/image-layers/test-archives';
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { readLayersCall } from '../src/command-line/layers/call.ts';
import { createLayerStore } from '../src/layers/layer-store.ts';
import { pathMatcher } from '../src/layers/path-pattern.ts';
import { createImageLayers } from '../src/layers/service.ts';
import { codeOf, startTestServer, temporaryFolder, testAccess } from './harness.ts';
import { imageDetail } from './image-detail.ts';

const layers = [
  await tarOf([
    { name: 'etc/', type: 'directory' },
    { name: 'etc/app.conf', content: 'old' },
    { name: 'big', content: 'x'.repeat(5000) },
  ]),
  await tarOf([
    { name: 'etc/app.conf', content: 'newer' },
    { name: '.wh.big' },
    { name: '../out' },
  ]),
];
const archive = await savedOld(layers);
const image = {
  ...imageDetail('a', ['me/app:1'], 1000),
  layers: layers.map((layer) => `sha256:${sha256(layer)}`),
};

/** An engine whose savings of the image are counted; `send` gives what it sends. */
function savingEngine(send: () => AsyncIterable<Uint8Array> = () => inPieces(archive)) {
  const fake = createFakeEngine({ images: { 'me/app:1': image, [image.id]: image } });
  let count = 0;
  const engine: Engine = {
    ...fake,
    saveImages: async () => {
      count += 1;
      return { ok: true, value: Readable.from(send()) };
    },
  };
  return { engine, savings: () => count };
}

const place = '/api/images/me%2Fapp%3A1/layers';
const messagesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => LayersMessage.parse(JSON.parse(line)));

describe('the layers of an image', () => {
  it('are analysed, listed, searched and read', async () => {
    const { engine, savings } = savingEngine();
    const server = await startTestServer({ engine });
    expect(codeOf(await server.ask(`${place}/folder?layer=0`))).toBe('layers_not_analysed');
    const analysed = messagesOf((await server.ask(place, { method: 'POST' })).text).at(-1);
    expect(analysed).toMatchObject({
      kind: 'analysed',
      summary: {
        fileBytes: 5008,
        final: { paths: 1, bytes: 5 },
        layers: [
          { added: { paths: 3, bytes: 5003 }, wastedBytes: 5003, refusedCount: 0 },
          {
            changed: { paths: 1, bytes: 5 },
            removed: { paths: 1, bytes: 5000 },
            refused: [{ path: '../out' }],
            truncated: null,
          },
        ],
      },
    });
    const folder = async (query: string) => {
      const { json } = await server.ask(`${place}/folder?${query}`);
      return LayerFolder.parse(json).entries.map(({ path, size, change }) => [path, size, change]);
    };
    expect(await folder('layer=0')).toEqual([
      ['etc', 3, 'added'],
      ['big', 5000, 'added'],
    ]);
    expect(await folder('layer=1')).toEqual([['etc', 5, null]]);
    expect(await folder('layer=1&view=layer')).toEqual([
      ['etc', 5, null],
      ['big', 5000, 'removed'],
    ]);
    expect(await folder('layer=1&path=etc&view=layer')).toEqual([['etc/app.conf', 5, 'changed']]);
    expect(await folder('layer=0&offset=1&limit=1')).toEqual([['big', 5000, 'added']]);
    const found = async (query: string) => {
      const { json } = await server.ask(`${place}/search?${query}`);
      return LayerSearch.parse(json).entries.map(({ path }) => path);
    };
    expect(await found('layer=0&minSize=4')).toEqual(['big']);
    expect(await found('layer=1&view=layer&change=removed')).toEqual(['big']);
    expect(await found('layer=1&pattern=*.CONF')).toEqual(['etc/app.conf']);
    const file = async (query: string) => {
      const { json } = await server.ask(`${place}/file?${query}`);
      return Buffer.from(LayerFile.parse(json).base64, 'base64').toString();
    };
    expect(await file('layer=0&path=etc/app.conf')).toBe('old');
    expect(await file('layer=1&path=etc/app.conf&offset=2&length=2')).toBe('we');
    const download = await server.ask(`${place}/download?layer=1&path=etc/app.conf`);
    expect(download.text).toBe('newer');
    expect(download.headers['content-disposition']).toBe('attachment; filename=app.conf');
    // One to analyse, one for both versions of the file, one to download it.
    expect(savings()).toBe(3);
  });

  it.each([
    ['folder?layer=2', 'layer_not_found'],
    ['folder?layer=1&path=big', 'layer_path_not_found'],
    ['folder?layer=-1', 'bad_request'],
    ['file?layer=0&path=etc', 'layer_path_not_file'],
    ['download?layer=0&path=../etc/passwd', 'layer_path_not_found'],
  ])('answer %s with %s', async (question, code) => {
    const server = await startTestServer({ engine: savingEngine().engine });
    await server.ask(place, { method: 'POST' });
    expect(codeOf(await server.ask(`${place}/${question}`))).toBe(code);
  });

  it('are told to nobody without the token', async () => {
    const server = await startTestServer({ engine: savingEngine().engine });
    for (const path of [place, `${place}/folder?layer=0`, `${place}/download?layer=0`]) {
      expect((await server.ask(path, { as: 'nobody' })).status).toBe(401);
    }
  });

  it('are those of the platform that was pulled, where the engine has no other', async () => {
    const { engine } = savingEngine();
    const absent = { kind: 'not_found', detail: 'content digest sha256:0: not found' } as const;
    const onlyOther: Engine = {
      ...engine,
      saveImages: (refs, signal, platform) =>
        platform?.architecture === image.architecture
          ? engine.saveImages(refs, signal, platform)
          : Promise.resolve({ ok: false, failure: absent }),
    };
    const server = await startTestServer({ engine: onlyOther });
    const last = messagesOf((await server.ask(place, { method: 'POST' })).text).at(-1);
    expect(last).toMatchObject({ kind: 'analysed', summary: { fileBytes: 5008 } });
    const file = await server.ask(`${place}/file?layer=1&path=etc/app.conf`);
    expect(LayerFile.parse(file.json).size).toBe(5);
  });

  it('fail with a reason when the engine breaks off', async () => {
    const { engine } = savingEngine(() => inPieces(archive.subarray(0, 3000)));
    const server = await startTestServer({ engine });
    const last = messagesOf((await server.ask(place, { method: 'POST' })).text).at(-1);
    expect(last?.kind).toBe('failed');
    const missing = await server.ask('/api/images/none/layers', { method: 'POST' });
    expect(codeOf(missing)).toBe('image_not_found');
  });
});

describe('content of a file that the image still has', () => {
  const content = 'newer';
  const served = async (text: string) => {
    const tar = await tarOf([{ name: 'app.conf', content: text }]);
    const fake = createFakeEngine({
      images: { 'me/app:1': image, [image.id]: image },
      files: { [`${image.id}/etc/app.conf`]: () => inPieces(tar) },
    });
    const { engine, savings } = savingEngine();
    let readings = 0;
    const readFiles: Engine['readFiles'] = (...asked) => {
      readings += 1;
      return fake.readFiles(...asked);
    };
    const server = await startTestServer({ engine: { ...engine, readFiles } });
    await server.ask(place, { method: 'POST' });
    const read = async (query: string) => {
      const { json } = await server.ask(`${place}/file?path=etc/app.conf&${query}`);
      return Buffer.from(LayerFile.parse(json).base64, 'base64').toString();
    };
    return { read, asked: () => ({ containers: readings, archives: savings() - 1 }) };
  };

  it('comes from a container, once, and never from the archive', async () => {
    const { read, asked } = await served(content);
    expect(await read('layer=1')).toBe(content);
    expect(await read('layer=1&offset=3&length=9')).toBe('er');
    expect(asked()).toEqual({ containers: 1, archives: 0 });
  });

  it.each(['other', 'and another'])(
    'comes from the archive where the engine has laid a file over it: %s',
    async (laidOver) => {
      const { read, asked } = await served(laidOver);
      expect(await read('layer=1')).toBe(content);
      expect(asked()).toEqual({ containers: 1, archives: 1 });
    },
  );

  it('comes from the archive as it was before', async () => {
    const { read, asked } = await served(content);
    expect(await read('layer=0')).toBe('old');
    expect(asked()).toEqual({ containers: 0, archives: 1 });
  });
});

describe('an analysis', () => {
  it('ends when all who waited have gone, and not before', async () => {
    let ended = false;
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { engine, savings } = savingEngine(async function* () {
      begun();
      await held;
      yield* inPieces(archive);
      ended = true;
    });
    const store = createLayerStore(await temporaryFolder());
    const service = createImageLayers(testAccess(engine), store);
    const leaving = new AbortController();
    const kinds: string[] = [];
    const first = service.analyse('me/app:1', () => undefined, leaving.signal);
    const second = service.analyse(
      'me/app:1',
      ({ kind }) => kinds.push(kind),
      new AbortController().signal,
    );
    await started;
    leaving.abort();
    release();
    await Promise.all([first, second]);
    expect([kinds.at(-1), ended, savings()]).toEqual(['analysed', true, 1]);
  });

  it('takes a damaged file of the cache for none', async () => {
    const dataFolder = await temporaryFolder();
    const never = new AbortController().signal;
    const { engine, savings } = savingEngine();
    const analyse = () =>
      createImageLayers(testAccess(engine), createLayerStore(dataFolder)).analyse(
        'me/app:1',
        () => undefined,
        never,
      );
    await analyse();
    await analyse();
    expect(savings()).toBe(1);
    const [diffId = ''] = image.layers;
    await writeFile(join(dataFolder, 'cache', 'layers', `${diffId.slice(7)}.layer`), 'damaged');
    await analyse();
    expect(savings()).toBe(2);
    await analyse();
    expect(savings()).toBe(2);
  });
});

it.each([
  ['', 'any/path', true],
  ['PATH', 'any/path', true],
  ['*.txt', 'a/b.txt', true],
  ['*.txt', 'a.txt/b', false],
  ['a/*', 'a/b', true],
  ['a/*', 'a/b/c', false],
  ['a/**', 'a/b/c', true],
  ['**/c', 'a/b/c', true],
  ['**/c', 'c', true],
  ['**/c', 'ac', false],
  ['?', 'a/b', true],
  ['/a/?', 'a/b', true],
  ['a.c', 'abc', false],
  ['*'.repeat(200) + 'y', 'x'.repeat(2000), false],
])('the pattern %s on %s: %s', (pattern, path, expected) => {
  expect(pathMatcher(pattern)(path)).toBe(expected);
});

describe('the words after `stagecraft layers`', () => {
  it.each([
    ['busybox', null],
    ['busybox --ci', [0.9, null, 0.1]],
    ['busybox --lowest-efficiency 0.5', [0.5, null, 0.1]],
    ['busybox --ci --highest-wasted-bytes 20MB', [0.9, 20_000_000, 0.1]],
    ['busybox --ci --highest-wasted-bytes 1.5KiB', [0.9, 1536, 0.1]],
    ['busybox --ci --lowest-efficiency disabled', [null, null, 0.1]],
  ])('%s', (words, expected) => {
    const read = readLayersCall(words.split(' '));
    if (!read.ok || read.call === 'help') throw new Error('not understood');
    const { rules } = read.call;
    expect(
      rules && [rules.lowestEfficiency, rules.highestWastedBytes, rules.highestUserWastedPercent],
    ).toEqual(expected);
  });

  it.each([
    '',
    'a b',
    '--wrong a',
    'a --format yaml',
    'a --lowest-efficiency 2',
    'a --highest-wasted-bytes x',
  ])('%s is refused', (words) => {
    expect(readLayersCall(words.split(' ').filter(Boolean)).ok).toBe(false);
  });
});
