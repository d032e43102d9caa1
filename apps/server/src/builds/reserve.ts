import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Enough for the last events of many builds, and what the database writes of their end. */
const reserveBytes = 1 << 20;

/**
 * Space on the data folder's disk that is given back when the disk is full, so that builds that are
 * stopped for it can still be recorded as ended.
 */
export interface Reserve {
  /** Takes the space, unless it is taken already or the disk has none. */
  keep(): Promise<void>;
  /** Gives it back. */
  release(): Promise<void>;
}

/** Whether a system error says that there is no space left, or none that we may have. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

export function createReserve(dataFolder: string): Reserve {
  const path = join(dataFolder, 'reserve');
  const release = (): Promise<void> => rm(path, { force: true });
  return {
    release,
    async keep() {
      try {
        // Some file systems store zeros without taking space for them.
        await writeFile(path, randomBytes(reserveBytes), { flag: 'wx', mode: 0o600 });
      } catch (error) {
        const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
        if (!isThere) await release().catch(() => undefined);
      }
    },
  };
}
