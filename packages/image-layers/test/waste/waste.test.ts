import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleEntries } from '../../src/hidden/hidden.ts';
import { mergeLayers } from '../../src/tree/merge.ts';
import { findLeftovers } from '../../src/waste/leftovers.ts';
import { cacheFolderOf, remedyOf } from '../../src/waste/remedy.ts';
import { wasteTree } from '../../src/waste/waste-tree.ts';
import { findWaste } from '../../src/waste/waste.ts';
import { anyLayers, entry, file, layer } from '../support/layers.ts';

describe('findWaste', () => {
  it('tells what a later layer removes, and which layer pays and which is to blame', () => {
    const layers = [
      layer([file('keep', 5), file('tmp/archive', 100)]),
      layer([file('other', 7)]),
      layer([], { whiteouts: ['tmp/archive'] }),
    ];
    expect(findWaste(layers)).toEqual({
      stored: 112,
      kept: 12,
      wasted: 100,
      files: [{ path: 'tmp/archive', kind: 'removed', storedIn: 0, hiddenBy: 2, bytes: 100 }],
      layers: [
        { stored: 105, wasted: 100, hides: 0 },
        { stored: 7, wasted: 0, hides: 0 },
        { stored: 0, wasted: 0, hides: 100 },
      ],
    });
  });

  it.each([
    ['other content', entry('f', { size: 9, digest: 'b' }), 'overwritten'],
    [
      'the same content with another mode',
      entry('f', { size: 9, digest: 'a', mode: 0o755 }),
      'metadata',
    ],
    [
      'the same content with another owner',
      entry('f', { size: 9, digest: 'a', uid: 7 }),
      'metadata',
    ],
    [
      'the same content with another time',
      entry('f', { size: 9, digest: 'a', modifiedAt: 1 }),
      'metadata',
    ],
    ['exactly the same', entry('f', { size: 9, digest: 'a' }), 'repeated'],
    ['content of which no digest is known', entry('f', { size: 9 }), 'overwritten'],
    ['a link in its place', entry('f', { kind: 'symlink', linkTarget: 'x' }), 'overwritten'],
    ['a file in a folder of that name', file('f/g', 1), 'removed'],
  ])('knows %s from other waste', (_, later, kind) => {
    const { files } = findWaste([layer([file('f', 9, 'a')]), layer([later])]);
    expect(files).toEqual([{ path: 'f', kind, storedIn: 0, hiddenBy: 1, bytes: 9 }]);
  });

  it('counts everything below a folder that is removed, replaced or made opaque', () => {
    const base = layer([entry('d/'), file('d/a', 1), file('d/e/b', 2)]);
    for (const later of [
      layer([], { whiteouts: ['d'] }),
      layer([], { opaque: ['d'] }),
      layer([entry('d', { kind: 'symlink', linkTarget: 'x' })]),
    ]) {
      expect(findWaste([base, later]).wasted).toBe(3);
    }
  });

  it('leaves what the same layer puts into an opaque folder', () => {
    const layers = [layer([file('d/old', 4)]), layer([file('d/new', 5)], { opaque: ['d'] })];
    expect(findWaste(layers)).toMatchObject({ wasted: 4, kept: 5 });
  });

  it('wastes content under several names only when the last of them has gone', () => {
    const base = layer([file('a', 8), entry('b', { kind: 'hardlink', linkTarget: 'a' })]);
    const first = layer([], { whiteouts: ['a'] });
    const second = layer([], { whiteouts: ['b'] });
    expect(findWaste([base, first]).wasted).toBe(0);
    expect(findWaste([base, first, second]).files).toEqual([
      { path: 'a', kind: 'removed', storedIn: 0, hiddenBy: 2, bytes: 8 },
    ]);
  });

  it('has stored = kept + wasted, by layer and in all, for any layers', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const { stored, kept, wasted, files, layers: figures } = findWaste(layers);
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        expect(kept + wasted).toBe(stored);
        expect(sum(files.map(({ bytes }) => bytes))).toBe(wasted);
        expect(sum(figures.map((one) => one.hides))).toBe(wasted);
        expect(figures.every((one) => one.wasted <= one.stored)).toBe(true);
        expect(files.every(({ storedIn, hiddenBy }) => storedIn <= hiddenBy)).toBe(true);
      }),
    );
  });

  it('keeps what is visible, where no content has two names', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        fc.pre(
          layers.every(({ entries }) => [...entries].every(({ kind }) => kind !== 'hardlink')),
        );
        const visible = [...visibleEntries(layers, mergeLayers(layers))];
        const bytes = visible.reduce((sum, one) => sum + one.entry.size, 0);
        expect(findWaste(layers).kept).toBe(bytes);
      }),
    );
  });
});

describe('remedyOf', () => {
  it('names the cache to mount for a package manager’s files, and the way for other waste', () => {
    expect(remedyOf({ path: 'var/lib/apt/lists/x', kind: 'removed' }).en).toContain(
      '--mount=type=cache,target=/var/lib/apt/lists',
    );
    expect(remedyOf({ path: 'app/server', kind: 'metadata' }).en).toContain('--chmod');
    expect(remedyOf({ path: 'app/server', kind: 'removed' }).en).toContain('&& rm');
    expect(remedyOf({ path: 'app/server', kind: 'repeated' })['zh-CN']).toContain('COPY');
  });

  it('knows caches wherever the home folder is', () => {
    expect(cacheFolderOf('home/app/.cache/pip/http/1')).toBe('/root/.cache/pip');
    expect(cacheFolderOf('usr/local/cargo/registry/cache/x')).toBe('/usr/local/cargo/registry');
    expect(cacheFolderOf('srv/registry/x')).toBeNull();
  });
});

it('findLeftovers sums up the caches that the image still has', () => {
  const layers = [
    layer([file('var/lib/apt/lists/a', 10), file('var/lib/apt/lists/b', 5), file('etc/x', 1)]),
    layer([file('root/.npm/_cacache/c', 40)], { whiteouts: ['var/lib/apt/lists/b'] }),
  ];
  expect(findLeftovers(layers, mergeLayers(layers))).toEqual([
    { folder: '/root/.npm', storedIn: 1, bytes: 40, files: 1 },
    { folder: '/var/lib/apt/lists', storedIn: 0, bytes: 10, files: 1 },
  ]);
});

describe('wasteTree', () => {
  it('sums up by folder and leaves out what is too small to be seen', () => {
    const { files } = findWaste([
      layer([file('a/b/big', 900), file('a/small', 99), file('tiny', 1)]),
      layer([], { whiteouts: ['a', 'tiny'] }),
    ]);
    expect(wasteTree(files, 0.01)).toEqual({
      name: '',
      bytes: 1000,
      files: 3,
      children: [
        {
          name: 'a',
          bytes: 999,
          files: 2,
          children: [
            {
              name: 'b',
              bytes: 900,
              files: 1,
              children: [{ name: 'big', bytes: 900, files: 1, children: [] }],
            },
            { name: 'small', bytes: 99, files: 1, children: [] },
          ],
        },
      ],
    });
  });
});
