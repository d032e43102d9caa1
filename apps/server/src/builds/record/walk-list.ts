import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import * as z from 'zod';
import type { EngineContextEntry } from '../../engine/engine.ts';

/** Entries of one build that are kept; a list that was cut off here says so. */
const defaultLimit = 300_000;
/** Lines are gathered to about this many characters before they are written. */
const batchLength = 64 * 1024;

const decimal = z.string().regex(/^-?\d+$/);

/** A line of the list of what was walked: an entry, and by what its file is known again. */
export const WalkLine = z.object({
  folder: z.string(),
  path: z.string(),
  kind: z.enum(['file', 'directory', 'symlink']),
  mode: z.number(),
  size: z.number(),
  mtimeNs: decimal,
  target: z.string(),
  /** Of bytes that were given, not read from disk. */
  sha256: z.string().nullable(),
  /** Absolute path and identity of a file on disk. */
  disk: z.object({ file: z.string(), dev: decimal, ino: decimal, ctimeNs: decimal }).nullable(),
});
export type WalkLine = z.infer<typeof WalkLine>;
/** Last line of a list that was cut off. */
export const cutLine = '{"cut":true}';

/** Keeps what the engine is told of the context, as it is walked. */
export interface WalkList {
  add(folder: string, entry: EngineContextEntry): void;
  /** Settles when all is in the file. */
  close(): Promise<void>;
}

/** The entry as a line of the list. */
export function lineOf(folder: string, entry: EngineContextEntry): WalkLine {
  const { path, kind, mode, size, mtimeNs, linkTarget, source, inode } = entry;
  const given = kind === 'file' && 'bytes' in source ? source.bytes : null;
  const disk =
    kind === 'file' && 'file' in source && inode !== undefined
      ? {
          file: source.file,
          dev: String(inode.dev),
          ino: String(inode.ino),
          ctimeNs: String(inode.ctimeNs),
        }
      : null;
  return {
    folder,
    path,
    kind,
    mode,
    size,
    mtimeNs: String(mtimeNs),
    target: linkTarget,
    sha256: given && createHash('sha256').update(given).digest('hex'),
    disk,
  };
}

/**
 * Starts a list. Nothing is kept in memory but the lines that are being written; the walk never waits
 * for the disk. A list that cannot be written ends there, as one that was cut off.
 */
export function createWalkList(path: string, limit = defaultLimit): WalkList {
  let pending: string[] = [];
  let length = 0;
  let count = 0;
  let writing = Promise.resolve();
  let broken = false;
  const flush = (): void => {
    const text = pending.join('');
    pending = [];
    length = 0;
    if (text === '') return;
    writing = writing.then(async () => {
      if (!broken) await appendFile(path, text, { mode: 0o600 }).catch(() => (broken = true));
    });
  };
  const put = (line: string): void => {
    pending.push(`${line}\n`);
    length += line.length;
    if (length >= batchLength) flush();
  };
  return {
    add(folder, entry) {
      count += 1;
      if (count <= limit) put(JSON.stringify(lineOf(folder, entry)));
      else if (count === limit + 1) put(cutLine);
    },
    async close() {
      flush();
      await writing;
    },
  };
}
