import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { closeSync, constants, fstatSync, mkdirSync, open, read } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import type { WalkLine } from './walk-list.ts';

/** Bytes that are read and hashed at a time: a few hundred µs of the server's time. */
const chunkBytes = 256 * 1024;
/** New hashes that are put into the memory at a time: each by itself would take longer than hashing. */
const putTogether = 500;
/** Hashes that are remembered; the ones that were not asked for longest go first. */
const rememberedHashes = 500_000;
/** A file that changed less than this before it was hashed could change again within one time stamp. */
const settledMs = 100;

/** Hashes of files on disk, remembered by what tells a file from every other and from itself changed. */
export interface FileHashes {
  /**
   * Hex SHA-256 of the file that was walked; null when the file on disk is not that one any more, or
   * cannot be read.
   */
  hash(line: WalkLine): Promise<string | null>;
  close(): void;
}

/** The file's identity and state: any write changes mtime and ctime, and nothing sets ctime back. */
function keyOf(line: WalkLine): string | null {
  const { disk, size, mtimeNs } = line;
  return disk && [disk.dev, disk.ino, size, mtimeNs, disk.ctimeNs].join(':');
}

function isSame(line: WalkLine, stats: BigIntStats): boolean {
  return (
    stats.isFile() &&
    keyOf(line) === [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':')
  );
}

// Plain numbers of files: for a small file, a handle of Node's costs more than all the rest.
const openFile = promisify(open);
const readInto = promisify(read);
const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

async function hashOf(file: number, size: number): Promise<string> {
  const hash = createHash('sha256');
  // With room for one byte more, a small file is known to be at its end without asking again.
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1));
  for (let bytesRead = buffer.length; bytesRead === buffer.length;) {
    ({ bytesRead } = await readInto(file, buffer, 0, buffer.length, null));
    hash.update(buffer.subarray(0, bytesRead));
  }
  return hash.digest('hex');
}

async function readHash(line: WalkLine, path: string): Promise<string | null> {
  const file = await openFile(path, readOnly).catch(() => null);
  if (file === null) return null;
  try {
    if (!isSame(line, fstatSync(file, { bigint: true }))) return null;
    const hash = await hashOf(file, line.size);
    return isSame(line, fstatSync(file, { bigint: true })) ? hash : null;
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

/** Opens the memory of hashes, a file of the data folder that may be deleted at any time. */
export function openFileHashes(dataFolder: string): FileHashes {
  const folder = join(dataFolder, 'cache');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'file-hashes.db'));
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  database.exec('CREATE TABLE IF NOT EXISTS hashes (key TEXT PRIMARY KEY, sha256 TEXT NOT NULL)');
  const find = database.prepare('SELECT sha256 FROM hashes WHERE key = ?');
  const put = database.prepare('INSERT OR REPLACE INTO hashes (key, sha256) VALUES (?, ?)');
  const forget = database.prepare(
    'DELETE FROM hashes WHERE rowid <= (SELECT max(rowid) FROM hashes) - ?',
  );
  const fresh = new Map<string, string>();
  const putFresh = (): void => {
    database.exec('BEGIN');
    try {
      for (const [key, sha256] of fresh) put.run(key, sha256);
    } finally {
      database.exec('COMMIT');
    }
    fresh.clear();
  };
  const remember = (key: string, sha256: string): void => {
    fresh.set(key, sha256);
    if (fresh.size >= putTogether) putFresh();
  };
  const remembered = (key: string): string | null => {
    const known = fresh.get(key);
    if (known !== undefined) return known;
    const row: unknown = find.get(key);
    const value: unknown = Reflect.get(Object(row), 'sha256');
    return typeof value === 'string' ? value : null;
  };
  return {
    async hash(line) {
      const key = keyOf(line);
      if (key === null || line.disk === null) return line.sha256;
      const known = remembered(key);
      if (known !== null) return known;
      const settledBefore = BigInt(Date.now() - settledMs) * 1_000_000n;
      const sha256 = await readHash(line, line.disk.file);
      if (sha256 !== null && BigInt(line.disk.ctimeNs) < settledBefore) remember(key, sha256);
      return sha256;
    },
    close() {
      putFresh();
      forget.run(rememberedHashes);
      database.close();
    },
  };
}
