import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readlink, realpath, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OutputError } from './output-error.ts';

/** An open folder in which a build's result is written. */
export interface OutputFolder {
  /** Path of a child, valid while the folder is open, whatever becomes of the folder's own path. */
  child(name: string): string;
  /** @param mtime seconds since epoch */
  set(mode: number, mtime: number): Promise<void>;
  close(): Promise<void>;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Where an open folder really is. Only Linux tells it of the open folder, others of its path. */
async function placeOf(handle: FileHandle, path: string): Promise<string> {
  return process.platform === 'linux' ? readlink(`/proc/self/fd/${handle.fd}`) : realpath(path);
}

/**
 * Opens a folder without following a link anywhere on its path: a result is never led out of where it
 * was to be written. Node has no `openat`; on Linux `/proc/self/fd/N/name` does the same.
 *
 * @param path absolute and real
 * @throws OutputError when there is a link on the path, else the error of `open`
 */
export async function openFolder(path: string): Promise<OutputFolder> {
  const flags = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const handle = await open(path, flags);
  if ((await placeOf(handle, path)) !== path) {
    await handle.close();
    throw new OutputError(path, 'a symbolic link leads elsewhere');
  }
  const base = process.platform === 'linux' ? `/proc/self/fd/${handle.fd}` : path;
  return {
    child: (name) => join(base, name),
    async set(mode, mtime) {
      await handle.chmod(mode);
      await handle.utimes(mtime, mtime);
    },
    close: () => handle.close(),
  };
}

/** Opens a folder, made with those above it where they are missing. Throws as `openFolder`. */
export async function openOrMakeFolder(path: string): Promise<OutputFolder> {
  try {
    return await openFolder(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const parent = await openOrMakeFolder(dirname(path));
  try {
    await mkdir(parent.child(basename(path)));
  } catch (error) {
    // Made by somebody else meanwhile; what it is shows when it is opened.
    if (!isThere(error)) throw error;
  } finally {
    await parent.close();
  }
  return openFolder(path);
}

/** A name for a file that is being written; the file takes its own when it is whole. */
export const temporaryName = (): string => `.stagecraft-${randomBytes(8).toString('hex')}.tmp`;

/** For a file that is new: never through a link, never over another. */
export const newFile =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
