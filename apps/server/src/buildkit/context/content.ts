import { constants, readlinkSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { ContextError, type ContextFile } from './entry.ts';

/** Bytes of one piece; gRPC's own limit for a message is 4 MiB. */
export const chunkBytes = 256 * 1024;

/** A link put in the file's place since it was listed could lead out of the context: it is not followed. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const shrunk = 'it became shorter while it was being sent';
const replaced = 'something else was put in its place while the build began';

function unreadable(entry: ContextFile, error: unknown): ContextError {
  if (error instanceof ContextError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const gone = code === 'ENOENT' || code === 'ENOTDIR';
  const reason = gone ? 'it was deleted while the build began' : code;
  return new ContextError(entry.path, reason, { cause: error });
}

/**
 * Opens a file of the context, if it still is where it was listed: no folder on the way has become a
 * link to elsewhere. (Only Linux tells where an open file is.)
 */
async function openListed(entry: ContextFile, path: string): Promise<FileHandle> {
  const file = await open(path, readOnly);
  if (process.platform !== 'linux') return file;
  const place = readlinkSync(`/proc/self/fd/${file.fd}`);
  if (place === path || place === `${path} (deleted)`) return file;
  await file.close();
  throw new ContextError(entry.path, replaced);
}

async function* readChunks(
  entry: ContextFile,
  file: FileHandle,
  start: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let done = 0; done < entry.size;) {
    const length = Math.min(entry.size - done, chunkBytes);
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await file.read(buffer, 0, length, start + done);
    if (bytesRead === 0) throw new ContextError(entry.path, shrunk);
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* readFile(
  entry: ContextFile,
  path: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await openListed(entry, path);
  try {
    yield* readChunks(entry, file, 0);
  } finally {
    await file.close();
  }
}

/**
 * A file's bytes as they are now, in pieces, as many as the entry says: what a file has grown by is
 * left out. Throws ContextError when the file cannot be read, or has become shorter.
 */
export async function* chunksOf(entry: ContextFile): AsyncGenerator<Uint8Array, void, undefined> {
  const { source } = entry;
  if ('bytes' in source) {
    for (let at = 0; at < entry.size; at += chunkBytes) {
      yield source.bytes.subarray(at, at + chunkBytes);
    }
    return;
  }
  try {
    if ('handle' in source) yield* readChunks(entry, source.handle, source.at);
    else yield* readFile(entry, source.file);
  } catch (error) {
    throw unreadable(entry, error);
  }
}

/** All of a small file, so that several can be read side by side. */
export async function wholeOf(entry: ContextFile): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(entry)) chunks.push(chunk);
  return chunks;
}
