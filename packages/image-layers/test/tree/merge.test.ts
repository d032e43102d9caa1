import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyWithChanges,
  contentEntry,
  entryAt,
  entryList,
  growTree,
  mergeLayers,
  pathOf,
  sumFolders,
  walkTree,
} from '../../src/index.ts';
import type { LayerContents, LayerEntry, MergedTree } from '../../src/index.ts';

const names = ['a', 'b', 'c'];
const path = fc
  .array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'));

const entry = fc
  .record({
    path,
    kind: fc.constantFrom('file', 'directory', 'symlink', 'hardlink'),
    size: fc.nat(9),
    mode: fc.constantFrom(0o644, 0o600),
    linkTarget: path,
    digest: fc.constantFrom('x', 'y', null),
  })
  .map((one): LayerEntry => ({
    ...one,
    size: one.kind === 'file' ? one.size : 0,
    digest: one.kind === 'file' ? one.digest : null,
    linkTarget: one.kind === 'hardlink' || one.kind === 'symlink' ? one.linkTarget : '',
    uid: 0,
    gid: 0,
    modifiedAt: 0,
    offset: 0,
  }));

const layer = fc
  .record({
    entries: fc.array(entry, { maxLength: 6 }),
    whiteouts: fc.array(path, { maxLength: 2 }),
    opaque: fc.array(path, { maxLength: 1 }),
  })
  .map(({ entries, ...one }): LayerContents => ({
    ...one,
    diffId: '',
    bytes: 0,
    entries: entryList(entries),
    refused: [],
    refusedCount: 0,
    truncated: null,
  }));

/** What a path is: `content` is the entry that has the content. */
interface Seen {
  readonly own: LayerEntry | null;
  readonly content: LayerEntry | null;
}

/** The plainest way to say it: a map of whole paths, in which every step looks at every path. */
function applyNaively(
  seen: Map<string, Seen>,
  { entries, opaque, whiteouts }: LayerContents,
): void {
  const removeBelow = (top: string): void => {
    for (const one of [...seen.keys()]) if (one.startsWith(`${top}/`)) seen.delete(one);
  };
  const isFolder = (one: Seen | undefined): boolean =>
    one !== undefined && (one.own === null || one.own.kind === 'directory');
  for (const one of whiteouts) {
    removeBelow(one);
    seen.delete(one);
  }
  for (const one of opaque) removeBelow(one);
  for (const own of entries) {
    const parts = own.path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const parent = parts.slice(0, depth).join('/');
      if (!isFolder(seen.get(parent))) seen.set(parent, { own: null, content: null });
    }
    if (own.kind !== 'directory' || !isFolder(seen.get(own.path))) {
      removeBelow(own.path);
      seen.delete(own.path);
    }
    const linked = own.kind === 'hardlink' ? seen.get(own.linkTarget) : undefined;
    const content = linked && !isFolder(linked) ? linked.content : own;
    seen.set(own.path, { own, content });
  }
}

function told(layers: readonly LayerContents[], tree: MergedTree): Map<string, Seen> {
  const nodes = [...walkTree(tree.root)].slice(1);
  return new Map(
    nodes.map((node) => [
      pathOf(node),
      { own: entryAt(layers, node), content: contentEntry(layers, node) },
    ]),
  );
}

const byPath = (seen: ReadonlyMap<string, Seen>) => [...seen].sort(([a], [b]) => (a < b ? -1 : 1));

it('layers together are what each does to the ones below, one after the other', () => {
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 5 }), (layers) => {
      const naive = new Map<string, Seen>();
      for (const one of layers) applyNaively(naive, one);
      expect(byPath(told(layers, mergeLayers(layers)))).toEqual(byPath(naive));
    }),
    { numRuns: 2000 },
  );
});

it('what a layer changes is the difference between the trees without and with it', () => {
  const same = (a: LayerEntry | null | undefined, b: LayerEntry | null | undefined): boolean =>
    a?.kind === 'directory' && b?.kind === 'directory' && a.mode === b.mode;
  fc.assert(
    fc.property(fc.array(layer, { minLength: 1, maxLength: 4 }), (layers) => {
      const tree = growTree();
      for (const [index, contents] of layers.entries()) {
        const before = told(layers, tree);
        const changes = applyWithChanges(tree, layers, index);
        const after = told(layers, tree);
        const isOwn = (one: string): boolean =>
          [...contents.entries].some((own) => own === after.get(one)?.own);
        for (const one of new Set([...before.keys(), ...after.keys(), ...changes.keys()])) {
          // Folders that no layer brings itself are in none of them.
          const old = before.get(one)?.own ?? null;
          const now = after.get(one)?.own ?? null;
          const put = isOwn(one) && !same(old, now);
          const expected =
            now === null ? old && 'removed' : put ? (old ? 'changed' : 'added') : null;
          expect([one, changes.get(one)?.change ?? null]).toEqual([one, expected]);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

describe('sums of folders', () => {
  it('count a file with several names once, at any depth', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 4 }), (layers) => {
        const tree = mergeLayers(layers);
        const sums = sumFolders(layers, tree.root);
        const leaves = [...walkTree(tree.root)].filter(({ children }) => children === null);
        const contents = new Set(leaves.map((node) => node.linked ?? node));
        const bytes = [...contents].reduce(
          (sum, node) => sum + (entryAt(layers, node)?.size ?? 0),
          0,
        );
        expect(sums.get(tree.root)).toEqual({ bytes, files: leaves.length });
      }),
      { numRuns: 1000 },
    );
  });
});
