import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/archive/read-archive.ts';
import type { ArchiveResult, ReadOptions } from '../../src/archive/read-archive.ts';
import { contentsOf, defaultBudget } from '../../src/layer/read-layer.ts';
import { readStoredLayer, storeLayer } from '../../src/layer/stored.ts';
import {
  endBlocks,
  headerBlock,
  inPieces,
  savedOci,
  savedOld,
  sha256,
  tarOf,
  zstdFrame,
} from '../support/archives.ts';

const nothingKnown: ReadOptions = { known: () => false, platform: null };

function read(bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<ArchiveResult> {
  return readArchive(inPieces(bytes), { ...nothingKnown, ...options });
}

/** The layers of an image with their paths. */
async function layersOf(bytes: Uint8Array, options: Partial<ReadOptions> = {}) {
  const result = await read(bytes, options);
  if (!result.ok) throw new Error(result.reason);
  return result.layers.map(({ diffId, layer, missing }) => {
    const contents = layer && contentsOf(diffId, layer);
    const paths = contents && [...contents.entries].map(({ path }) => path);
    return { paths, missing, truncated: layer?.truncated, contents };
  });
}

const base = await tarOf([
  { name: 'etc/', type: 'directory' },
  { name: 'etc/passwd', content: 'root' },
]);
const top = await tarOf([{ name: 'etc/.wh.passwd' }, { name: 'new', content: 'x'.repeat(3000) }]);
const plain = (tar: Buffer) => ({ tar, packed: tar });

const layouts: readonly (readonly [string, Promise<Buffer>])[] = [
  ['the old layout', savedOld([base, top])],
  ['an OCI layout', savedOci([plain(base), plain(top)])],
  [
    'an OCI layout packed with gzip',
    savedOci([base, top].map((tar) => ({ tar, packed: gzipSync(tar) }))),
  ],
  [
    'an OCI layout packed with zstd',
    savedOci([base, top].map((tar) => ({ tar, packed: zstdFrame(tar) }))),
  ],
  [
    'zstd in several frames, with one to be skipped',
    savedOci([
      plain(base),
      {
        tar: top,
        packed: Buffer.concat([
          Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]),
          zstdFrame(top.subarray(0, 700)),
          zstdFrame(new Uint8Array(0)),
          zstdFrame(top.subarray(700)),
        ]),
      },
    ]),
  ],
];

describe.each(layouts)('an image in %s', (_name, archive) => {
  it('has its layers, base first', async () => {
    const layers = await layersOf(await archive);
    expect(layers.map(({ paths }) => paths)).toEqual([['etc', 'etc/passwd'], ['new']]);
    expect(layers.map(({ contents }) => contents?.whiteouts)).toEqual([[], ['etc/passwd']]);
    expect(layers.map(({ contents }) => contents?.diffId)).toEqual(
      [base, top].map((one) => `sha256:${sha256(one)}`),
    );
    expect(layers[0]?.contents?.entries.at(1).digest).toBe(sha256(Buffer.from('root')));
    expect(layers.map(({ contents }) => contents?.bytes)).toEqual([base.length, top.length]);
  });

  it('has the same when a layer is passed over, but for that layer', async () => {
    const files: string[] = [];
    await read(await archive, { onLayer: (file) => files.push(file) });
    const [known] = files;
    const layers = await layersOf(await archive, { known: (file) => file === known });
    expect(layers.filter(({ paths }) => paths === null)).toHaveLength(1);
    expect(layers.every(({ missing }) => !missing)).toBe(true);
  });

  it('that breaks off anywhere is no image, or one that says what is missing', async () => {
    const whole = await archive;
    for (const share of [0.1, 0.4, 0.7]) {
      const result = await read(whole.subarray(0, Math.floor(whole.length * share)));
      expect(result.ok).toBe(false);
    }
  });
});

it('takes a layer that is a link to another', async () => {
  const layers = await layersOf(await savedOld([base, base], { 1: 0 }));
  expect(layers.map(({ paths }) => paths)).toEqual([
    ['etc', 'etc/passwd'],
    ['etc', 'etc/passwd'],
  ]);
});

it('tells an archive without an image from one that is none', async () => {
  expect(await read(await tarOf([{ name: 'a', content: 'b' }]))).toEqual({
    ok: false,
    reason: 'no-image',
  });
  expect(await read(Buffer.alloc(5000, 'x'))).toEqual({ ok: false, reason: 'damaged' });
  const nonsense = [
    { name: 'manifest.json', content: '[{"Config":"../../etc/passwd","Layers":[1,null,{}]}]' },
    { name: 'index.json', content: '{"manifests":[{"digest":"sha256:../x"},7,null]}' },
  ];
  expect(await read(await tarOf(nonsense))).toEqual({ ok: false, reason: 'no-image' });
});

describe('a hostile layer', () => {
  const single = async (tar: Buffer, packed: Buffer = tar, options: Partial<ReadOptions> = {}) => {
    const [layer] = await layersOf(await savedOci([{ tar, packed }]), options);
    if (!layer) throw new Error('no layer');
    return layer;
  };

  it('does not lead out of the image', async () => {
    const names = [
      '../a',
      'b/../../c',
      '/d',
      './e//f/',
      'C:\\g',
      'C:/h',
      '\\\\host\\i',
      'j\\k',
      'l/../m',
      'n\\..\\o',
    ];
    const layer = await single(
      Buffer.concat([...names.map((name) => headerBlock({ name })), endBlocks]),
    );
    expect(layer.paths).toEqual(['d', 'e/f', 'j\\k', 'm', 'n\\..\\o']);
    expect(layer.contents?.refused).toEqual([
      { path: '../a', reason: 'outside' },
      { path: 'b/../../c', reason: 'outside' },
      { path: 'C:\\g', reason: 'windows' },
      { path: 'C:/h', reason: 'windows' },
      { path: '\\\\host\\i', reason: 'windows' },
    ]);
  });

  it('links to what is outside only by name, and hard links not at all', async () => {
    const tar = await tarOf([
      { name: 'soft', type: 'symlink', linkname: '../../etc/passwd' },
      { name: 'hard', type: 'link', linkname: '../../etc/passwd' },
      { name: '.wh...', content: '' },
    ]);
    const layer = await single(tar);
    expect(layer.paths).toEqual(['soft']);
    expect(layer.contents?.refusedCount).toBe(2);
    expect(layer.contents?.whiteouts).toEqual([]);
  });

  it.each([
    ['more entries than are kept', { entries: 3 }, 'entries', 3],
    ['longer names than are kept', { textBytes: 4 }, 'names', 1],
    ['more bytes than are read', { bytes: 2000 }, 'bytes', undefined],
  ] as const)('with %s is cut, and says so', async (_name, less, truncated, paths) => {
    const tar = await tarOf(Array.from({ length: 9 }, (_, at) => ({ name: `f${String(at)}` })));
    const layer = await single(tar, gzipSync(tar), { budget: { ...defaultBudget, ...less } });
    expect(layer.truncated).toBe(truncated);
    expect(layer.paths?.length).toBe(paths ?? layer.paths?.length);
  });

  it('that unpacks without end is given up at the limit, in flat memory', async () => {
    const header = headerBlock({
      name: 'zeros',
      size: Buffer.from('80000000000000ffffffffff', 'hex'),
    });
    const bomb = gzipSync(Buffer.concat([header, Buffer.alloc(64 * 2 ** 20)]), { level: 1 });
    const before = process.memoryUsage().arrayBuffers;
    const layer = await single(header, bomb, { budget: { ...defaultBudget, bytes: 16 * 2 ** 20 } });
    expect(layer.truncated).toBe('bytes');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 2 ** 20);
  });

  it('with a sparse file of 10 GB takes no longer for it', async () => {
    const size = Buffer.from('8000000000000002540be400', 'hex');
    const tar = Buffer.concat([
      headerBlock({ name: 'sparse', type: 'S', magic: 'ustar  \0', more: [[483, size]] }),
      endBlocks,
    ]);
    const layer = await single(tar);
    expect(layer.contents?.entries.at(0)).toMatchObject({ size: 10_000_000_000, digest: null });
  });

  it.each([
    ['gzip that breaks off', gzipSync(base).subarray(0, 60), 'damaged'],
    ['zstd that breaks off', zstdFrame(base).subarray(0, 900), 'damaged'],
    ['zstd that asks for a window of gigabytes', zstdFrame(base, 0xa8), 'damaged'],
    ['another compression', Buffer.from('BZh91AY&SY'), 'compression'],
  ] as const)('packed with %s says so', async (_name, packed, truncated) => {
    expect((await single(base, Buffer.from(packed))).truncated).toBe(truncated);
  });
});

describe('a layer on disk', () => {
  const stored = async () => {
    const result = await read(await savedOld([top]));
    const layer = result.ok ? result.layers[0]?.layer : null;
    if (!layer) throw new Error('no layer');
    return { layer, bytes: Buffer.from(storeLayer(layer)) };
  };

  it('is the same when it is read again', async () => {
    const { layer, bytes } = await stored();
    const again = readStoredLayer(bytes);
    expect(again).toEqual(layer);
    expect([...((again && contentsOf('x', again)?.entries) ?? [])]).toEqual([
      ...(contentsOf('x', layer)?.entries ?? []),
    ]);
  });

  it('is none when any byte of it is another, or missing', async () => {
    const { bytes } = await stored();
    for (let at = 0; at < bytes.length; at += 1) {
      const wrong = Buffer.from(bytes);
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      expect(readStoredLayer(wrong)).toBeNull();
    }
    expect(readStoredLayer(bytes.subarray(0, -1))).toBeNull();
    expect(readStoredLayer(Buffer.alloc(0))).toBeNull();
  });
});
