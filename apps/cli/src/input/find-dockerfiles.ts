import { isDockerfilePath } from '@stagecraft/dockerfile';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Surroundings } from '../surroundings.ts';
import { isFolder } from './disk.ts';

/** Folders that hold other people's files. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * Files as named, and in place of a folder the Dockerfiles in it, at any depth, in the order of their
 * names. Links to folders are not followed; folders that may not be read are passed over.
 */
export async function findDockerfiles(
  names: readonly string[],
  { folder }: Pick<Surroundings, 'folder'>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) {
    if (name !== '-' && (await isFolder(resolve(folder, name)))) {
      for await (const path of walk(resolve(folder, name))) found.push(join(name, path));
    } else found.push(name);
  }
  return found;
}

async function* walk(root: string, below = ''): AsyncGenerator<string> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* walk(root, path);
    } else if (isDockerfilePath(entry.name)) yield path;
  }
}
