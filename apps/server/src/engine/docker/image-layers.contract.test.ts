import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LayersMessage, LayersSummary } from '@stagecraft/contracts';
import { contentEntry, entryAt, mergeLayers, pathOf, walkTree } from '@stagecraft/image-layers';
import Docker from 'dockerode';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOptions } from './connection.ts';
import { createTestEngine, testBuilders, testEndpoint, type TestEngine } from './test-engine.ts';
import { play } from '../engine.contract.ts';
import type { AnalysedImage } from '../../layers/analysed-image.ts';
import { download } from '../../layers/download.ts';
import { createFileParts } from '../../layers/file-parts.ts';
import { createLayerStore } from '../../layers/layer-store.ts';
import { createImageLayers } from '../../layers/service.ts';
import type { ImageLayersService } from '../../layers/service.ts';

const never = new AbortController().signal;
let engine: TestEngine;
let docker: Docker;
let isPodman: boolean;
let imageStore: string;
let contextRoot: string;
let dataFolder: string;
let service: ImageLayersService;

beforeAll(async () => {
  engine = createTestEngine();
  isPodman = !(await testBuilders()).includes('buildkit');
  const info = await engine.info();
  imageStore = info.ok ? info.value.imageStore : '';
  docker = new Docker(connectionOptions(testEndpoint(), { certPath: null }));
  contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-layers-'));
  dataFolder = await mkdtemp(join(tmpdir(), 'stagecraft-layers-'));
  service = newService();
});
afterAll(async () => {
  await engine.removeImages();
  engine.close();
  await rm(contextRoot, { recursive: true });
  await rm(dataFolder, { recursive: true });
});

function newService(): ImageLayersService {
  const access = {
    engine: () => engine,
    status: () => ({ state: 'searching' }) as const,
    subscribe: () => () => undefined,
  };
  return createImageLayers(access, createLayerStore(dataFolder));
}

/** Builds FROM busybox with these lines, and gives the image's id. */
async function build(...lines: string[]): Promise<string> {
  const text = ['FROM busybox:1.36', `ENV RUN_ID=${randomUUID()}`, ...lines, ''].join('\n');
  const { result } = await play({ engine, contextRoot }, text);
  if (result.state !== 'succeeded') throw new Error(JSON.stringify(result));
  return result.imageId ?? '';
}

async function messagesOf(ref: string, of = service): Promise<LayersMessage[]> {
  const messages: LayersMessage[] = [];
  const done = await of.analyse(ref, (message) => messages.push(message), never);
  expect(done.ok).toBe(true);
  return messages;
}

async function summaryOf(ref: string, of = service): Promise<LayersSummary> {
  const last = (await messagesOf(ref, of)).at(-1);
  if (last?.kind !== 'analysed') throw new Error(JSON.stringify(last));
  return last.summary;
}

async function analysis(ref: string): Promise<AnalysedImage> {
  await summaryOf(ref);
  const image = await service.analysis(ref);
  if (!image.ok) throw new Error(image.failure.code);
  return image.value;
}

/** What the engine lays into every container, whatever the image has there; the last two are Podman's. */
const engineOwn =
  /^(?:\.dockerenv|(?:dev|proc|sys)(?:\/.*)?|etc\/(?:hostname|hosts|resolv\.conf|mtab)|etc||run|run\/\.containerenv)$/;

const types: Readonly<Record<string, string>> = {
  'regular file': 'file',
  'regular empty file': 'file',
  directory: 'directory',
  'symbolic link': 'symlink',
  fifo: 'fifo',
  'character special file': 'char',
  'block special file': 'block',
};

/** What `find` and `stat` in a container say of every path: `type size mode uid:gid [target]`. */
async function seenByContainer(image: string): Promise<Map<string, string>> {
  const out = new PassThrough();
  const pieces: Buffer[] = [];
  out.on('data', (piece: Buffer) => pieces.push(piece));
  // Ended by a letter that no name has: names may have line breaks.
  const script = `find / -xdev -exec stat -c '%F|%s|%a|%u:%g|%N\u0001' {} +`;
  const command = ['/bin/busybox', 'sh', '-c', script];
  const [, container] = await docker.run(image, command, [out, new PassThrough()], {
    Tty: false,
    Entrypoint: [],
    User: '0',
    WorkingDir: '/',
    HostConfig: { NetworkMode: 'none' },
  });
  await container.remove();
  const seen = new Map<string, string>();
  for (const line of Buffer.concat(pieces).toString('utf8').split('\u0001\n')) {
    const [type = '', size = '', mode = '', owner = '', named = ''] = line.split('|');
    const kind = types[type];
    if (kind === undefined) continue;
    const [, path = '', target] = /^'?([^]*?)'?(?: -> '([^]*)')?$/.exec(named) ?? [];
    const key = path.slice(1);
    if (engineOwn.test(key)) continue;
    const bytes = kind === 'file' ? size : '0';
    seen.set(key, [kind, bytes, mode, owner, target ?? ''].join(' '));
  }
  return seen;
}

/** The same of the tree that the layers make. */
function seenByUs({ layers }: AnalysedImage): Map<string, string> {
  const seen = new Map<string, string>();
  for (const node of walkTree(mergeLayers(layers).root)) {
    const path = pathOf(node);
    const own = entryAt(layers, node);
    const content = contentEntry(layers, node);
    if (engineOwn.test(path) || own === null || content === null) continue;
    const { uid, gid, linkTarget } = own;
    const target = own.kind === 'symlink' ? linkTarget : '';
    const facts = [
      content.kind,
      String(content.size),
      own.mode.toString(8),
      `${uid}:${gid}`,
      target,
    ];
    seen.set(path, facts.join(' '));
  }
  return seen;
}

/** Bytes of a layer's files and of the targets of its links. */
function storedBytes({ layers }: AnalysedImage, layer: number): number {
  let bytes = 0;
  for (const { kind, size, linkTarget } of layers[layer]?.entries ?? []) {
    bytes += kind === 'symlink' ? Buffer.byteLength(linkTarget) : size;
  }
  return bytes;
}

const manyLayers = Array.from(
  { length: 40 },
  (_, at) => `RUN echo ${at} > /l${at}; echo ${at} > /same`,
);
const bigMegabytes = process.env['LAYERS_BIG_FILE_MB'] ?? '64';

const images: readonly (readonly [string, readonly string[]])[] = [
  ['an image as it was imported', []],
  ['many layers', manyLayers],
  [
    'whiteouts',
    [
      'RUN mkdir -p /a/b/c && echo 1 > /a/b/c/f && echo 2 > /a/b/g && echo 3 > /h',
      'RUN rm /h /a/b/c/f',
      'RUN rm -r /a/b && echo 4 > /a/b',
      'RUN rm /a/b && mkdir /a/b && echo 5 > /a/b/new',
    ],
  ],
  [
    'opaque folders',
    [
      'RUN mkdir -p /o/p && echo 1 > /o/p/q && echo 2 > /o/r',
      'RUN rm -r /o && mkdir /o && echo 3 > /o/only',
      'RUN rm -r /o && mkdir -p /o/p/z && chmod 700 /o/p',
    ],
  ],
  [
    'hard links',
    [
      'RUN echo content > /one && ln /one /two && mkdir /d && ln /one /d/three',
      'RUN rm /one',
      'RUN echo other > /d/three && ln /two /d/four',
    ],
  ],
  [
    'modes and owners',
    [
      'RUN echo 1 > /s && chmod 4755 /s && echo 2 > /g && chmod 2711 /g && mkdir /t && chmod 1777 /t',
      'RUN chown 1000:2000 /s /t && chown 3000000:3000000 /g && mkfifo /pipe && chmod 600 /pipe',
      'RUN chmod 0 /g',
    ],
  ],
  [
    'links in circles and out of the image',
    [
      'RUN ln -s loop /loop && ln -s b /a && ln -s a /b && ln -s ../../../etc/passwd /out && ln -s /nowhere /dangling',
      'RUN mkdir /dir && ln -s /dir /link && echo 1 > /link/through',
      'RUN rm /link && mkdir /link && echo 2 > /link/own',
    ],
  ],
  [
    'odd names',
    [
      `RUN mkdir '/with space' '/文件夹' && echo 1 > '/with space/a"b' && echo 2 > '/文件夹/名字' && echo 3 > '/back\\\\slash' && echo 4 > '/-dash'`,
      `RUN mkdir -p /${'d'.repeat(120)}/${'e'.repeat(200)} && echo 5 > /${'d'.repeat(120)}/${'e'.repeat(200)}/${'f'.repeat(250)}`,
      `RUN printf 6 > "/$(printf 'line\\nbreak')" && printf 7 > /.wh && printf 8 > '/C:'`,
    ],
  ],
  ['empty layers', ['RUN true', 'WORKDIR /work', 'RUN true', 'RUN touch /x', 'CMD ["true"]']],
  [
    'a file that is holes for the most part, and a big one',
    [
      'RUN dd if=/dev/zero of=/sparse bs=1 count=1 seek=104857599',
      `RUN dd if=/dev/urandom of=/big bs=1048576 count=${bigMegabytes}`,
    ],
  ],
  [
    '100,000 files',
    [
      'RUN mkdir /many && cd /many && for d in $(seq 100); do mkdir $d; (cd $d; seq 1000 | xargs touch); done',
      'RUN rm -r /many/7 && touch /many/8/new',
    ],
  ],
  [
    'a folder that a file replaces, and back',
    ['RUN mkdir -p /x/y', 'RUN rm -r /x && touch /x', 'RUN rm /x && mkdir /x'],
  ],
];

describe.each(images)('an image with %s', (_name, lines) => {
  let image: string;
  let analysed: AnalysedImage;
  beforeAll(async () => {
    image = lines.length === 0 ? 'busybox:1.36' : await build(...lines);
    analysed = await analysis(image);
  }, 300_000);

  it('is what its container shows', async () => {
    const ours = seenByUs(analysed);
    const seen = await seenByContainer(image);
    expect(ours.size).toBeGreaterThan(0);
    const different = [...seen].filter(([path, facts]) => ours.get(path) !== facts);
    expect(different.map(([path, facts]) => [path, facts, ours.get(path)])).toEqual([]);
    expect([...ours.keys()].filter((path) => !seen.has(path))).toEqual([]);
  }, 300_000);

  it('has the layers that its history tells', () => {
    const { summary } = analysed;
    const { history, layers } = analysed.image;
    expect(summary.layers.map(({ diffId }) => diffId)).toEqual(layers);
    expect(
      summary.layers.every(
        ({ truncated, refusedCount }) => truncated === null && refusedCount === 0,
      ),
    ).toBe(true);
    for (const layer of summary.layers) {
      expect(layer.history).not.toBeNull();
      const entry = history[layer.history ?? 0];
      expect(layer.createdBy).toBe(entry?.createdBy);
      // An imported layer's size has the text of links in it, a built one's has not. Podman counts the
      // layer's archive; what is not kept in folders is counted as it lies on disk.
      const archive = analysed.layers[layer.index]?.bytes;
      const counted = isPodman ? [archive] : [layer.fileBytes, storedBytes(analysed, layer.index)];
      expect(counted).toContain(imageStore === 'graph' ? entry?.size : layer.fileBytes);
    }
  });
});

describe('content', () => {
  const lines = [
    'RUN echo first > /file && mkdir /folder && echo kept > /folder/a && ln /folder/a /folder/b && ln -s a /folder/c',
    'RUN echo second > /file && rm /folder/a && dd if=/dev/zero of=/folder/large bs=1000 count=3000',
    'RUN rm /file',
  ];
  let image: AnalysedImage;
  beforeAll(async () => {
    image = await analysis(await build(...lines));
  });
  /** Index of the layer that the first of `lines` made. */
  const first = (): number => image.layers.length - lines.length;

  it('is read as it is at a layer, in part or whole', async () => {
    const read = async (
      path: string,
      layer: number,
      offset = 0,
      length = 100,
      view: 'layer' | 'merged' = 'merged',
    ) => {
      const part = await createFileParts()(
        engine,
        image,
        { path, layer, view, offset, length },
        never,
      );
      if (!part.ok) return part.failure.code;
      return Buffer.from(part.value.base64, 'base64').toString('utf8');
    };
    expect(await read('file', first())).toBe('first\n');
    expect(await read('file', first() + 1)).toBe('second\n');
    expect(await read('file', first() + 1, 2, 3)).toBe('con');
    expect(await read('file', first() + 1, 100)).toBe('');
    expect(await read('file', first() + 2)).toBe('layer_path_not_found');
    expect(await read('file', first() + 2, 0, 100, 'layer')).toBe('second\n');
    // A hard link whose file a later layer removed.
    expect(await read('folder/b', first() + 2)).toBe('kept\n');
    expect(await read('folder', first() + 2)).toBe('layer_path_not_file');
    expect(await read('folder/large', first() + 2, 2_999_990)).toHaveLength(10);
  });

  it('of a file in a volume is what the image has there', async () => {
    const withVolume = await analysis(
      await build('RUN mkdir /kept && echo in the image > /kept/file', 'VOLUME /kept'),
    );
    const place = { path: 'kept/file', layer: withVolume.layers.length - 1 };
    const range = { view: 'merged', offset: 0, length: 100 } as const;
    const part = await createFileParts()(engine, withVolume, { ...place, ...range }, never);
    expect(part).toMatchObject({
      ok: true,
      value: { base64: Buffer.from('in the image\n').toString('base64'), complete: true },
    });
  });

  it('of a folder comes as an archive', async () => {
    const place = { layer: first() + 2, path: 'folder', view: 'merged' } as const;
    const found = await download(engine, image, place, never);
    if (!found.ok) throw new Error(found.failure.code);
    const entries: string[] = [];
    const archive = extract();
    const feeding = pipeline(Readable.from(found.value.content), archive);
    for await (const entry of archive) {
      const { name, type, linkname } = entry.header;
      let bytes = 0;
      for await (const piece of entry) bytes += (piece as Buffer).length;
      entries.push([name, type, bytes, linkname ?? ''].join(' ').trim());
    }
    await feeding;
    expect(found.value.name).toBe('folder.tar');
    expect(entries.toSorted()).toEqual([
      'folder directory 0',
      'folder/b file 5',
      'folder/c symlink 0 a',
      'folder/large file 3000000',
    ]);
  });
});

it('asks the engine for nothing when the layers are known, and reads one image once for all', async () => {
  const image = await build('RUN echo once > /once');
  const [one, other] = await Promise.all([summaryOf(image), summaryOf(image)]);
  expect(other).toEqual(one);
  const again = (await messagesOf(image, newService())).at(-1);
  const summary = { ...one, knownLayers: one.layers.length };
  expect(again).toEqual({ kind: 'analysed', summary });
  const next = await build('RUN echo next > /next');
  expect((await summaryOf(next, newService())).knownLayers).toBeGreaterThan(0);
});
