import { link, lstat, mkdir, open, rename, rm, symlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ReceivedEntry } from '../filesync/packet.ts';
import { newFile, openFolder, temporaryName, type OutputFolder } from './folder.ts';
import { OutputError } from './output-error.ts';

/** A file whose bytes are coming. */
export interface GrowingFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Gives the file its name, mode and time. */
  finish(): Promise<void>;
  /** Takes away what is not finished. */
  discard(): Promise<void>;
}

/** Entries of a tree, written into a folder. Each throws OutputError or an error of the file system. */
export interface TreeWriter {
  makeFolder(entry: ReceivedEntry): Promise<void>;
  makeLink(entry: ReceivedEntry): Promise<void>;
  openFile(entry: ReceivedEntry): Promise<GrowingFile>;
  /** A second name of a file that has been written. */
  makeHardLink(entry: ReceivedEntry): Promise<void>;
  /** Gives folders their modes and times, once nothing is written into them any more. */
  finish(): Promise<void>;
}

/** A path is what is below the folder, or nothing at all. */
function checkedPath(path: string): string {
  const segments = path.split('/');
  const isUsable = (segment: string): boolean =>
    segment !== '' && segment !== '.' && segment !== '..' && !/[\\\0]/.test(segment);
  if (!segments.every(isUsable)) throw new OutputError(path, 'the engine sent a name that is none');
  return path;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function kindAt(path: string): Promise<'folder' | 'other' | 'none'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (isMissing(error)) return 'none';
    throw error;
  }
}

/** A file or link may be replaced; a folder, with all that is in it, is not taken away unasked. */
async function checkReplaceable(path: string, name: string): Promise<void> {
  if ((await kindAt(path)) === 'folder') throw new OutputError(name, 'a folder is in the way');
}

function growing(
  entry: ReceivedEntry,
  folder: OutputFolder,
  file: FileHandle,
  temporary: string,
): GrowingFile {
  return {
    write: (bytes) => file.writeFile(bytes),
    async finish() {
      await file.chmod(entry.mode);
      await file.utimes(entry.mtime, entry.mtime);
      await rename(temporary, folder.child(basename(entry.path)));
    },
    async discard() {
      await file.close();
      await rm(temporary, { force: true });
      await folder.close();
    },
  };
}

/**
 * Writes into a folder, below it and nowhere else: no link is followed, neither one that was there nor
 * one of the tree itself. What the tree does not name stays as it is.
 *
 * @param root absolute and real; it must be there
 */
export function createTreeWriter(root: string): TreeWriter {
  const folders: ReceivedEntry[] = [];

  async function inFolderOf<T>(path: string, work: (place: string) => Promise<T>): Promise<T> {
    const folder = await openFolder(join(root, dirname(checkedPath(path))));
    try {
      return await work(folder.child(basename(path)));
    } finally {
      await folder.close();
    }
  }

  /** Makes something under a temporary name, then puts it in its place. */
  function replace(path: string, make: (temporary: string) => Promise<void>): Promise<void> {
    return inFolderOf(path, async (place) => {
      await checkReplaceable(place, path);
      const temporary = join(dirname(place), temporaryName());
      await make(temporary);
      await rename(temporary, place);
      // Renaming between two names of one file does nothing.
      await rm(temporary, { force: true });
    });
  }

  return {
    makeFolder: (entry) =>
      inFolderOf(entry.path, async (place) => {
        const kind = await kindAt(place);
        if (kind === 'other') throw new OutputError(entry.path, 'it is there and no folder');
        if (kind === 'none') await mkdir(place, 0o700);
        folders.push(entry);
      }),
    makeLink: (entry) => replace(entry.path, (temporary) => symlink(entry.linkTarget, temporary)),
    makeHardLink: (entry) =>
      inFolderOf(entry.linkTarget, (first) =>
        replace(entry.path, (temporary) => link(first, temporary)),
      ),
    async openFile(entry) {
      const folder = await openFolder(join(root, dirname(checkedPath(entry.path))));
      try {
        await checkReplaceable(folder.child(basename(entry.path)), entry.path);
        const temporary = folder.child(temporaryName());
        return growing(entry, folder, await open(temporary, newFile, 0o600), temporary);
      } catch (error) {
        await folder.close();
        throw error;
      }
    },
    async finish() {
      for (const { path, mode, mtime } of folders.toReversed()) {
        const folder = await openFolder(join(root, path));
        try {
          // Its owner can always clear it away.
          await folder.set(mode | 0o700, mtime);
        } finally {
          await folder.close();
        }
      }
    },
  };
}
