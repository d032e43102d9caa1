import { dockerfilesLimit } from '@stagecraft/contracts';
import { isDockerfilePath } from '@stagecraft/dockerfile';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that hold other people's files; searching and watching pass over them. */
export const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);
/** Folder levels below the workspace that the search looks into. */
const searchDepth = 4;
const foldersLimit = 5_000;

/**
 * Relative paths of the Dockerfiles in a workspace, shallow first, then by name. Symbolic links to
 * folders are not followed; folders that may not be read are passed over. Bounded: 200 files, 5,000
 * folders, 4 levels.
 *
 * @param root absolute real path of the workspace
 */
export async function findDockerfiles(root: string): Promise<string[]> {
  const found: string[] = [];
  let level = [''];
  let visited = 0;
  for (let depth = 0; depth <= searchDepth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      visited += 1;
      if (visited > foldersLimit || found.length >= dockerfilesLimit) break;
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && !skippedFolders.has(entry.name)) next.push(path);
        else if (!entry.isDirectory() && isDockerfilePath(entry.name)) found.push(path);
      }
    }
    level = next;
  }
  return found.slice(0, dockerfilesLimit);
}
