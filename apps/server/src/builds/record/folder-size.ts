import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of the files of a folder that has no folders within. 0 for one that is not there. */
export async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      lstat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
