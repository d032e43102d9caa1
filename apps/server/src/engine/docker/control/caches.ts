import { readCacheEntry, type CacheEntry } from '@stagecraft/contracts';
import {
  parseDescriptor,
  taggedDigest,
  tagManifest,
} from '../../../buildkit/content/image-index.ts';
import { cacheErrorOf } from '../../../buildkit/content/cache-error.ts';
import { openBlob } from '../../../buildkit/content/blob-store.ts';
import type { Attrs } from '../../../buildkit/proto/control.ts';
import type { EngineBuildRequest } from '../../engine.ts';

/** A cache in a folder, written under a tag. */
interface WrittenCache {
  readonly root: string;
  readonly tag: string;
}

/** The caches of a build in the words of BuildKit. */
export interface BuildCaches {
  readonly imports: readonly CacheEntry[];
  readonly exports: readonly CacheEntry[];
  /** Of those in folders, by the id under which BuildKit asks for them: absolute real paths. */
  readonly stores: ReadonlyMap<string, string>;
  readonly written: readonly WrittenCache[];
  /** Entries that name a folder in which there is no cache. */
  readonly missing: readonly string[];
}

/** Which id a store has is told by BuildKit's `cache/remotecache/local`. */
const storeId = (path: string): string => `local:${path}`;

const tagOf = ({ attrs }: CacheEntry): string => attrs['tag'] ?? 'latest';

/** With the digest that BuildKit reads a folder by; null where the folder has no such cache. */
async function importFrom(entry: CacheEntry, root: string): Promise<CacheEntry | null> {
  const digest = entry.attrs['digest'] ?? (await taggedDigest(root, tagOf(entry)));
  if (digest === null) return null;
  const blob = await openBlob(root, digest).catch(() => null);
  await blob?.file.close();
  return blob && { ...entry, attrs: { ...entry.attrs, src: root, digest } };
}

/**
 * Finds what BuildKit is told of the caches. A folder without a cache is left out, as before the first
 * build there is none. (Rule: BuildKit, `client/solve.go`, `parseCacheOptions`.)
 */
export async function findCaches({
  options,
  cacheFolders,
}: EngineBuildRequest): Promise<BuildCaches> {
  const imports: CacheEntry[] = [];
  const missing: string[] = [];
  for (const text of options.cacheFrom) {
    const entry = readCacheEntry(text);
    const root = cacheFolders.get(text);
    const found = root === undefined ? entry : await importFrom(entry, root);
    if (found) imports.push(found);
    else missing.push(text);
  }
  const exports = options.cacheTo.map((text): CacheEntry => {
    const entry = readCacheEntry(text);
    const dest = cacheFolders.get(text);
    return dest === undefined ? entry : { ...entry, attrs: { ...entry.attrs, dest } };
  });
  return {
    imports,
    exports,
    stores: new Map([...cacheFolders.values()].map((root) => [storeId(root), root])),
    written: exports.flatMap((entry) => {
      const root = entry.type === 'local' ? entry.attrs['dest'] : undefined;
      return root === undefined ? [] : [{ root, tag: tagOf(entry) }];
    }),
    missing,
  };
}

/**
 * Gives each cache that was written to a folder its tag there, so that the next build finds it. Throws
 * CacheError where that cannot be written.
 *
 * @param response what the exporters told
 */
export async function tagCaches({ written }: BuildCaches, response: Attrs): Promise<void> {
  const manifest = parseDescriptor(response['cache.manifest'] ?? '');
  if (manifest === null) return;
  for (const { root, tag } of written) {
    try {
      const blob = await openBlob(root, manifest.digest);
      // With `ignore-error`, a build goes on without its cache.
      if (blob === null) continue;
      await blob.file.close();
      await tagManifest(root, tag, manifest);
    } catch (error) {
      throw cacheErrorOf(root, error);
    }
  }
}
