import type { FileIndex } from './file-index.ts';

/** Paths kept of all images together; the image that was asked for longest ago goes first. */
const keptPaths = 600_000;

/** Indexes by image id: an id names one file system for ever. Keeps what was asked for last. */
export function createIndexCache() {
  const indexes = new Map<string, FileIndex>();
  let paths = 0;
  return {
    get(id: string): FileIndex | undefined {
      const index = indexes.get(id);
      if (index === undefined) return undefined;
      indexes.delete(id);
      indexes.set(id, index);
      return index;
    },
    set(id: string, index: FileIndex): void {
      indexes.set(id, index);
      paths += index.size;
      for (const [oldest, { size }] of indexes) {
        if (paths <= keptPaths || oldest === id) break;
        indexes.delete(oldest);
        paths -= size;
      }
    },
  };
}
