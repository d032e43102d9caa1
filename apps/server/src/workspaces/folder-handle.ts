import { constants } from 'node:fs';
import { open, readlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isInside } from './confine.ts';

/**
 * An open folder, so that what happens inside it cannot be led elsewhere by somebody who swaps a
 * folder of the path for a symbolic link meanwhile. Node has no `openat`; on Linux
 * `/proc/self/fd/N/name` does the same. Elsewhere the plain path is used.
 */
export interface FolderHandle {
  /** Path of a child, valid while the handle is open. */
  child(name: string): string;
  /** Makes names that were written or renamed in the folder survive a power loss. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Where an open file or folder really is, or null where the system does not tell (not Linux). */
export async function placeOf(handle: FileHandle): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  return readlink(`/proc/self/fd/${handle.fd}`);
}

/**
 * Opens a folder and checks that what was opened lies inside the workspace. Null when it does not.
 *
 * @param root absolute real path of the workspace
 * @param real absolute path of the folder, without symbolic links
 * @throws system errors of `open`
 */
export async function openFolder(root: string, real: string): Promise<FolderHandle | null> {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  const handle = await open(real, flags);
  const place = await placeOf(handle);
  if (place !== null && !isInside(root, place)) {
    await handle.close();
    return null;
  }
  const base = place === null ? real : `/proc/self/fd/${handle.fd}`;
  return {
    child: (name) => join(base, name),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}
