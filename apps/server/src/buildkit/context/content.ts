import { closeSync, constants, open, read, readlinkSync, readv } from 'node:fs';
import { promisify } from 'node:util';
import { ContextError, type ContextFile } from './entry.ts';

/** Bytes of one piece. */
export const chunkBytes = 256 * 1024;

/** A link put in the file's place since it was listed could lead out of the context: it is not followed. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const shrunk = 'it became shorter while it was being sent';
const replaced = 'something else was put in its place while the build began';

// Plain numbers of files: for a small file, a handle of Node's costs more than all the rest.
const openFile = promisify(open);
const readInto = promisify(read);
const readIntoAll = promisify(readv);

/** A context file that is open; to be closed. */
export interface OpenContent {
  /**
   * Fills all targets, one after the other, with the bytes from `from` on. Throws ContextError when
   * they cannot be read, or when there are fewer.
   */
  fill(targets: readonly Uint8Array[], from: number): Promise<void>;
  close(): void;
}

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
async function openListed(entry: ContextFile, path: string): Promise<number> {
  const file = await openFile(path, readOnly);
  if (process.platform !== 'linux') return file;
  const place = readlinkSync(`/proc/self/fd/${file}`);
  if (place === path || place === `${path} (deleted)`) return file;
  closeSync(file);
  throw new ContextError(entry.path, replaced);
}

/** Reads until the targets are full: at once where the system gives that much, else by and by. */
async function fillFromFile(
  entry: ContextFile,
  file: number,
  targets: readonly Uint8Array[],
  from: number,
): Promise<void> {
  let { bytesRead } = await readIntoAll(file, targets, from);
  let at = from;
  for (const target of targets) {
    let done = Math.min(bytesRead, target.length);
    bytesRead -= done;
    while (done < target.length) {
      const more = await readInto(file, target, done, target.length - done, at + done);
      if (more.bytesRead === 0) throw new ContextError(entry.path, shrunk);
      done += more.bytesRead;
    }
    at += target.length;
  }
}

function fillFromBytes(bytes: Uint8Array, targets: readonly Uint8Array[], from: number): void {
  let at = from;
  for (const target of targets) {
    target.set(bytes.subarray(at, at + target.length));
    at += target.length;
  }
}

async function openSource(entry: ContextFile): Promise<OpenContent> {
  const { source } = entry;
  const nothing = () => undefined;
  if ('bytes' in source) {
    const { bytes } = source;
    return { fill: async (targets, from) => fillFromBytes(bytes, targets, from), close: nothing };
  }
  if ('handle' in source) {
    const { handle, at } = source;
    const fill = (targets: readonly Uint8Array[], from: number) =>
      fillFromFile(entry, handle.fd, targets, at + from);
    return { fill, close: nothing };
  }
  const file = await openListed(entry, source.file);
  return {
    fill: (targets, from) => fillFromFile(entry, file, targets, from),
    close: () => closeSync(file),
  };
}

/**
 * Opens a file of the context for its bytes as they are now. Throws ContextError when it cannot be
 * opened.
 */
export async function openContent(entry: ContextFile): Promise<OpenContent> {
  try {
    const content = await openSource(entry);
    const fill: OpenContent['fill'] = (targets, from) =>
      content.fill(targets, from).catch((error: unknown) => {
        throw unreadable(entry, error);
      });
    return { ...content, fill };
  } catch (error) {
    throw unreadable(entry, error);
  }
}

/**
 * A file's bytes as they are now, in pieces, as many as the entry says: what a file has grown by is
 * left out. Throws ContextError when the file cannot be read, or has become shorter.
 */
export async function* chunksOf(entry: ContextFile): AsyncGenerator<Uint8Array, void, undefined> {
  const content = await openContent(entry);
  try {
    for (let at = 0; at < entry.size; at += chunkBytes) {
      const chunk = Buffer.allocUnsafe(Math.min(entry.size - at, chunkBytes));
      await content.fill([chunk], at);
      yield chunk;
    }
  } finally {
    content.close();
  }
}

/** All of a small file. Throws as `chunksOf`. */
export async function wholeOf(entry: ContextFile): Promise<Buffer> {
  const content = await openContent(entry);
  try {
    const whole = Buffer.allocUnsafe(entry.size);
    await content.fill([whole], 0);
    return whole;
  } finally {
    content.close();
  }
}
