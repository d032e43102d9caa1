import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blamePath } from '../../src/blame/blame.ts';
import { visibleEntries } from '../../src/hidden/hidden.ts';
import { entryAt, mergeLayers } from '../../src/tree/merge.ts';
import { anyLayers, entry, file, layer } from '../support/layers.ts';

describe('blamePath', () => {
  const told = (layers: Parameters<typeof blamePath>[0], path: string): unknown =>
    blamePath(layers, path).map((touch) => [touch.layer, touch.kind]);

  it('tells all that was done to a file', () => {
    const layers = [
      layer([file('f', 3, 'a')]),
      layer([file('other', 1)]),
      layer([entry('f', { size: 3, digest: 'a', mode: 0o755 })]),
      layer([file('f', 4, 'b')]),
      layer([], { whiteouts: ['f'] }),
      layer([file('f', 4, 'b')]),
    ];
    expect(told(layers, 'f')).toEqual([
      [0, 'added'],
      [2, 'metadata'],
      [3, 'changed'],
      [4, 'removed'],
      [5, 'added'],
    ]);
  });

  it('sees what is done to the folders above', () => {
    const base = layer([file('d/e/f', 1)]);
    const later = [
      layer([], { whiteouts: ['d'] }),
      layer([], { opaque: ['d'] }),
      layer([entry('d', { kind: 'symlink', linkTarget: 'x' })]),
    ];
    for (const one of later) {
      expect(told([base, one], 'd/e/f')).toEqual([
        [0, 'added'],
        [1, 'removed'],
      ]);
    }
    expect(told([base, layer([file('d/e/f', 2)], { opaque: ['d/e'] })], 'd/e/f')).toEqual([
      [0, 'added'],
      [1, 'changed'],
    ]);
  });

  it('blames a folder without an entry on what came into it first', () => {
    expect(blamePath([layer([]), layer([file('d/a', 1)])], 'd')).toEqual([
      { layer: 1, kind: 'added', entry: null },
    ]);
  });

  it('knows nothing of a path that never was', () => {
    expect(blamePath([layer([file('a', 1)])], 'b')).toEqual([]);
  });

  it('ends with the layer that holds the path, for every path of any image', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const tree = mergeLayers(layers);
        for (const visible of visibleEntries(layers, tree)) {
          const last = blamePath(layers, visible.entry.path).at(-1);
          expect(last?.layer).toBe(visible.layer);
          expect(last?.entry).toEqual(visible.entry);
        }
      }),
    );
  });

  it('says that a path is gone exactly when it is', () => {
    const path = fc.constantFrom('a', 'a/b', 'b/c', 'a/b/c');
    fc.assert(
      fc.property(anyLayers, path, (layers, wanted) => {
        const touches = blamePath(layers, wanted);
        const gone = touches.length === 0 || touches.at(-1)?.kind === 'removed';
        const node = mergeLayers(layers).find(wanted);
        // A folder that lost all that was in it, and never had an entry, is nowhere told of.
        fc.pre(node === null || entryAt(layers, node) !== null);
        expect(node === null).toBe(gone);
      }),
    );
  });
});
