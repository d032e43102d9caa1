import type { ContextEntry, ReadFolder } from '@stagecraft/dockerfile';
import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads folders below `root`; links are told as links and never followed. */
export function folderReader(root: string): ReadFolder {
  return async (path) => {
    const folder = join(root, path);
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return await Promise.all(entries.map((entry) => readEntry(folder, entry)));
    } catch {
      return null;
    }
  };
}

async function readEntry(folder: string, entry: Dirent): Promise<ContextEntry> {
  const { name } = entry;
  if (entry.isDirectory()) return { name, kind: 'folder', bytes: 0 };
  if (entry.isSymbolicLink()) return { name, kind: 'link', bytes: 0 };
  if (!entry.isFile()) return { name, kind: 'other', bytes: 0 };
  // It may be gone by now.
  const bytes = await lstat(join(folder, name)).then(
    (stats) => stats.size,
    () => 0,
  );
  return { name, kind: 'file', bytes };
}

/** Whether `path` is a folder, links followed. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/** Whether `path` is there and no folder, links followed. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => !stats.isDirectory(),
    () => false,
  );
}
