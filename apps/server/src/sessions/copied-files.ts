import type { CopiedFile, SavedFile } from '@stagecraft/contracts';

/** Files that are remembered of a session. */
const copiedLimit = 1000;

/** A file that came through Stagecraft, with its content as it was then. */
export interface KeptCopy {
  readonly copied: CopiedFile;
  /** Null for one that was too large, or gone when it was looked for. */
  readonly file: SavedFile | null;
}

/** Files that came into a session's container through Stagecraft. */
export interface CopiedFiles {
  /** Reads the files that have just been put there. Settles when that is done. */
  add(paths: readonly string[]): Promise<void>;
  /** In the order in which they came. */
  readonly all: readonly KeptCopy[];
}

/** @param read a regular file of the container; null for what is none. @param now ms since epoch */
export function createCopiedFiles(
  read: (path: string) => Promise<SavedFile | null>,
  now: () => number,
): CopiedFiles {
  const all: KeptCopy[] = [];
  return {
    all,
    async add(paths) {
      const at = now();
      for (const path of paths.slice(0, copiedLimit - all.length)) {
        const file = await read(path);
        all.push({ copied: { path, size: file?.size ?? 0, at }, file });
      }
    },
  };
}
