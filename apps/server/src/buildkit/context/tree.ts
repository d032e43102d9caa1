import type { BigIntStats } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ContextError, type ContextEntry } from './entry.ts';

/** A tree of files that a build may read, wherever it lies. Paths are relative, `/` as separator. */
export interface ContextTree {
  /** Names of a folder's entries in byte order; `''` is the whole. None for a folder that has gone. */
  namesIn(folder: string): Promise<readonly string[]>;
  /** Null for what is not there, and for sockets, pipes and devices: they mean nothing elsewhere. */
  entryAt(path: string): Promise<ContextEntry | null>;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** Gone between two looks: as if it had never been there. */
const isGone = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error));

/** UTF-8 byte order, which for equal strings of code points is the order of code points. */
export function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

async function fromStats(
  path: string,
  file: string,
  stats: BigIntStats,
): Promise<ContextEntry | null> {
  const { mtimeNs, dev, ino, ctimeNs } = stats;
  const common = { path, mtimeNs, source: { file }, inode: { dev, ino, ctimeNs } } as const;
  const mode = Number(stats.mode) & 0o7777;
  if (stats.isDirectory()) return { ...common, kind: 'directory', mode, size: 0, linkTarget: '' };
  if (stats.isFile()) {
    return { ...common, kind: 'file', mode, size: Number(stats.size), linkTarget: '' };
  }
  if (stats.isSymbolicLink()) {
    return { ...common, kind: 'symlink', mode, size: 0, linkTarget: await readlink(file) };
  }
  return null;
}

/**
 * A folder on disk. Symbolic links are told as links, never followed. Throws ContextError for what is
 * there and cannot be read.
 *
 * @param root absolute real path
 */
export function folderTree(root: string): ContextTree {
  const placeOf = (path: string): string => (path === '' ? root : join(root, path));
  return {
    async namesIn(folder) {
      try {
        const names = await readdir(placeOf(folder));
        return names.sort(compareNames);
      } catch (error) {
        if (isGone(error) && folder !== '') return [];
        throw new ContextError(folder === '' ? root : folder, codeOf(error), { cause: error });
      }
    },
    async entryAt(path) {
      const file = placeOf(path);
      try {
        return await fromStats(path, file, await lstat(file, { bigint: true }));
      } catch (error) {
        if (isGone(error)) return null;
        throw new ContextError(path, codeOf(error), { cause: error });
      }
    },
  };
}

/** A tree of entries in memory; each folder on the way to an entry must be among them. */
export function listedTree(entries: Iterable<ContextEntry>): ContextTree {
  const byPath = new Map<string, ContextEntry>();
  for (const entry of entries) byPath.set(entry.path, entry);
  const folders = new Map<string, string[]>();
  for (const path of byPath.keys()) {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(slash, 0));
    const names = folders.get(folder);
    if (names) names.push(path.slice(slash + 1));
    else folders.set(folder, [path.slice(slash + 1)]);
  }
  for (const names of folders.values()) names.sort(compareNames);
  return {
    namesIn: (folder) => Promise.resolve(folders.get(folder) ?? []),
    entryAt: (path) => Promise.resolve(byPath.get(path) ?? null),
  };
}
