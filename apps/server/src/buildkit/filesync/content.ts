import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { ContextError, type ContextEntry } from '../context/entry.ts';

/** Bytes of one piece; gRPC's own limit for a message is 4 MiB. */
export const chunkBytes = 256 * 1024;

/** A link put in the file's place since it was listed could lead out of the context: it is not followed. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

function unreadable(entry: ContextEntry, error: unknown): ContextError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const reason = code === 'ENOENT' ? 'it was deleted while the build began' : code;
  return new ContextError(entry.path, reason, { cause: error });
}

async function* readChunks(
  path: string,
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path, readOnly);
  try {
    for (let left = size; left > 0;) {
      const length = Math.min(left, chunkBytes);
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length);
      if (bytesRead === 0) return;
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * A file's bytes as they are now, in pieces, at most as many as the entry says. Throws ContextError
 * when the file cannot be read.
 */
export async function* chunksOf(entry: ContextEntry): AsyncGenerator<Uint8Array, void, undefined> {
  if ('bytes' in entry.source) {
    for (let at = 0; at < entry.size; at += chunkBytes) {
      yield entry.source.bytes.subarray(at, at + chunkBytes);
    }
    return;
  }
  try {
    yield* readChunks(entry.source.file, entry.size);
  } catch (error) {
    throw unreadable(entry, error);
  }
}

/** All of a small file, so that several can be read side by side. */
export async function wholeOf(entry: ContextEntry): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(entry)) chunks.push(chunk);
  return chunks;
}
