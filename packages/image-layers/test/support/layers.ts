import fc from 'fast-check';
import { entryList } from '../../src/entry-list.ts';
import type { LayerContents, LayerEntry } from '../../src/types.ts';

/** An entry made by hand: a file unless its path ends with a slash or more is said. */
export function entry(path: string, more: Partial<LayerEntry> = {}): LayerEntry {
  const directory = path.endsWith('/');
  return {
    path: directory ? path.slice(0, -1) : path,
    kind: directory ? 'directory' : 'file',
    size: 0,
    mode: directory ? 0o755 : 0o644,
    uid: 0,
    gid: 0,
    modifiedAt: 0,
    linkTarget: '',
    digest: null,
    offset: 0,
    ...more,
  };
}

/** A file whose digest is its text's name. */
export function file(path: string, size: number, digest: string | null = null): LayerEntry {
  return entry(path, { size, digest });
}

let made = 0;

export function layer(
  entries: readonly LayerEntry[],
  gone: { readonly whiteouts?: readonly string[]; readonly opaque?: readonly string[] } = {},
): LayerContents {
  made += 1;
  return {
    diffId: `sha256:${String(made)}`,
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    entries: entryList(entries),
    whiteouts: gone.whiteouts ?? [],
    opaque: gone.opaque ?? [],
    refused: [],
    refusedCount: 0,
    truncated: null,
  };
}

const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });

const anyEntry: fc.Arbitrary<LayerEntry> = fc.oneof(
  fc
    .record({ path, size: fc.nat({ max: 9 }), digest: fc.constantFrom(null, '1', '2') })
    .map(({ path: parts, size, digest }) => file(parts.join('/'), size, digest)),
  path.map((parts) => entry(`${parts.join('/')}/`)),
  fc
    .tuple(path, path)
    .map(([from, to]) => entry(from.join('/'), { kind: 'hardlink', linkTarget: to.join('/') })),
  path.map((parts) => entry(parts.join('/'), { kind: 'symlink', linkTarget: 'a' })),
);

const anyLayer: fc.Arbitrary<LayerContents> = fc
  .record({
    entries: fc.array(anyEntry, { maxLength: 8 }),
    whiteouts: fc.array(
      path.map((parts) => parts.join('/')),
      { maxLength: 2 },
    ),
    opaque: fc.array(
      path.map((parts) => parts.join('/')),
      { maxLength: 1 },
    ),
  })
  .map(({ entries, ...gone }) => {
    // A layer has a path once.
    const unique = new Map(entries.map((one) => [one.path, one]));
    return layer([...unique.values()], gone);
  });

/** Images of a few layers with few names, so that they get in each other's way. */
export const anyLayers: fc.Arbitrary<readonly LayerContents[]> = fc.array(anyLayer, {
  maxLength: 5,
});
