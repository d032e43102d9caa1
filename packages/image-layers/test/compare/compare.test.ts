import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFiles } from '../../src/compare/compare-files.ts';
import { comparePackages } from '../../src/compare/compare-packages.ts';
import type { Package } from '../../src/packages/types.ts';
import { anyLayers, entry, file, layer } from '../support/layers.ts';

describe('compareFiles', () => {
  it('tells what came, went, changed, and what has only another mode', () => {
    const before = [
      layer([
        file('gone', 5),
        file('grew', 1),
        entry('mode', { digest: 'm', size: 2 }),
        file('same', 3, 's'),
      ]),
    ];
    const after = [
      layer([
        file('grew', 4),
        entry('mode', { digest: 'm', size: 2, mode: 0o600 }),
        file('new', 7),
        file('same', 3, 's'),
      ]),
    ];
    const { files, totals } = compareFiles(before, after);
    expect(files.map(({ path, change }) => [path, change])).toEqual([
      ['gone', 'removed'],
      ['grew', 'changed'],
      ['mode', 'metadata'],
      ['new', 'added'],
    ]);
    expect(totals).toEqual({
      added: { count: 1, bytes: 7 },
      removed: { count: 1, bytes: -5 },
      changed: { count: 1, bytes: 3 },
      metadata: { count: 1, bytes: 0 },
    });
  });

  it('takes an entry of a layer that both have for the same, with or without a digest', () => {
    const base = layer([file('a', 5)]);
    expect(
      compareFiles([base], [base, layer([file('b', 1)])]).files.map(({ path }) => path),
    ).toEqual(['b']);
  });

  it('finds nothing between an image and itself', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        expect(compareFiles(layers, layers).files).toEqual([]);
      }),
    );
  });

  it('tells the opposite the other way round', () => {
    const opposite = {
      added: 'removed',
      removed: 'added',
      changed: 'changed',
      metadata: 'metadata',
    };
    fc.assert(
      fc.property(anyLayers, anyLayers, (a, b) => {
        const there = compareFiles(a, b);
        const back = compareFiles(b, a);
        expect(
          back.files.map((one) => ({
            path: one.path,
            change: opposite[one.change],
            before: one.after,
            after: one.before,
          })),
        ).toEqual(there.files);
        expect(back.totals.added.bytes + there.totals.removed.bytes).toBeCloseTo(0);
      }),
    );
  });
});

describe('comparePackages', () => {
  const pkg = (name: string, version: string, bytes = 10): Package => ({
    manager: 'dpkg',
    name,
    version,
    architecture: 'amd64',
    source: name,
    summary: '',
    license: '',
    bytes,
    files: [],
  });

  it('tells packages that came, went or have another version', () => {
    expect(
      comparePackages(
        [pkg('a', '1'), pkg('b', '1'), pkg('c', '1')],
        [pkg('b', '2', 15), pkg('c', '1'), pkg('d', '3')],
      ),
    ).toEqual([
      { manager: 'dpkg', name: 'a', before: '1', after: null, bytes: -10 },
      { manager: 'dpkg', name: 'b', before: '1', after: '2', bytes: 5 },
      { manager: 'dpkg', name: 'd', before: null, after: '3', bytes: 10 },
    ]);
  });
});
