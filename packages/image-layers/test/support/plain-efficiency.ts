import type { LayerContents } from '../../src/types.ts';

interface Kept {
  readonly size: number;
  readonly directory: boolean;
}

/** All folders that a path is in. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

const isIn = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** A layer's own paths: entries and opaque folders, with the folders on the way to them. */
function ownPaths({ entries, opaque }: LayerContents): ReadonlyMap<string, Kept> {
  const own = new Map<string, Kept>();
  for (const path of [...[...entries].map((one) => one.path), ...opaque]) {
    for (const one of [...foldersOf(path), path]) own.set(one, { size: 0, directory: false });
  }
  for (const { path, kind, size } of entries) {
    own.set(path, { size: kind === 'file' ? size : 0, directory: kind === 'directory' });
  }
  return own;
}

/**
 * The plainest way to say what dive counts: maps of whole paths, in which every step looks at every path.
 * @returns path → its bytes in each layer that it is a leaf of
 */
export function plainLeaves(layers: readonly LayerContents[]): ReadonlyMap<string, number[]> {
  const leaves = new Map<string, number[]>();
  const count = (path: string, bytes: number): void =>
    void leaves.set(path, [...(leaves.get(path) ?? []), bytes]);
  const below = new Map<string, Kept>();
  for (const contents of layers) {
    const { whiteouts } = contents;
    for (const path of whiteouts) {
      const removed = below.get(path);
      const inside = [...below].filter(([one]) => one === path || isIn(one, path));
      const bytes = inside.reduce((sum, [, { size }]) => sum + size, 0);
      if (removed !== undefined) count(path, removed.directory ? bytes : 0);
    }
    for (const path of whiteouts) {
      for (const one of [...below.keys()]) if (one === path || isIn(one, path)) below.delete(one);
    }
    const own = ownPaths(contents);
    for (const [path, kept] of own) {
      const inner = [...own.keys(), ...whiteouts].some((one) => isIn(one, path));
      if (!inner) count(path, kept.size);
      below.set(path, kept);
    }
  }
  return leaves;
}
