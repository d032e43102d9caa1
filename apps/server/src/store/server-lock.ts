import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/**
 * A sign of life that ends with the process, however it ends: an exclusive lock on a file, held
 * through SQLite because Node has no file locks. Several servers may share a data folder; each marks
 * only those builds as interrupted whose own server is gone.
 */
export interface ServerLock {
  readonly id: string;
  /** Whether the server of that id still lives. */
  alive(id: string): boolean;
  release(): void;
}

function lockFile(folder: string, id: string): string {
  return join(folder, `${id}.lock`);
}

function tryLock(file: string): DatabaseSyncInstance | null {
  const database = new DatabaseSync(file);
  try {
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;',
    );
    return database;
  } catch {
    // SQLITE_BUSY: its server holds it.
    database.close();
    return null;
  }
}

/** Takes a lock for this process in the data folder (made when missing). */
export function takeServerLock(dataFolder: string): ServerLock {
  const folder = join(dataFolder, 'servers');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const id = randomBytes(8).toString('hex');
  const held = tryLock(lockFile(folder, id));
  if (held === null) throw new Error('A fresh lock file is locked already');
  return {
    id,
    alive(other) {
      if (other === id) return true;
      const free = tryLock(lockFile(folder, other));
      if (free === null) return true;
      free.close();
      rmSync(lockFile(folder, other), { force: true });
      return false;
    },
    release() {
      held.close();
      rmSync(lockFile(folder, id), { force: true });
    },
  };
}
