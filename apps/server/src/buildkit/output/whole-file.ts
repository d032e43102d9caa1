import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { newFile, openOrMakeFolder, temporaryName } from './folder.ts';

/** A file that is being written. */
export interface WholeFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Takes back all that was written. */
  empty(): Promise<void>;
  /** Gives the file its name. */
  finish(): Promise<void>;
  /** Ends the work on it, and takes away what is not finished. */
  discard(): Promise<void>;
}

/**
 * A file that gets its name, and so takes the place of another, only when it is whole.
 *
 * @param path absolute and real; folders on the way are made
 * @throws as `openFolder`
 */
export async function openWholeFile(path: string): Promise<WholeFile> {
  const folder = await openOrMakeFolder(dirname(path));
  const temporary = folder.child(temporaryName());
  let at = 0;
  const file = await open(temporary, newFile, 0o666).catch(async (error: unknown) => {
    await folder.close();
    throw error;
  });
  return {
    async write(bytes) {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at);
        done += bytesWritten;
        at += bytesWritten;
      }
    },
    async empty() {
      await file.truncate(0);
      at = 0;
    },
    async finish() {
      await file.sync();
      await rename(temporary, folder.child(basename(path)));
    },
    async discard() {
      await file.close();
      // Not there any more under this name once it is finished.
      await rm(temporary, { force: true });
      await folder.close();
    },
  };
}
