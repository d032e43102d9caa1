import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { FileContent } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { isInside, resolveInWorkspace } from './confine.ts';
import { placeOf } from './folder-handle.ts';
import { fromSystemError } from './system-error.ts';

/** Largest text file, in bytes. */
export const textFileLimit = 5 * 1024 * 1024;

/** A file's version: changes whenever its bytes change. */
export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

interface FileBytes {
  readonly bytes: Buffer;
  readonly stats: Stats;
}

async function readAll(handle: FileHandle, size: number): Promise<Buffer> {
  // One byte more than expected shows whether the file grew meanwhile.
  let buffer = Buffer.alloc(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
    length += bytesRead;
    if (bytesRead === 0 || length > textFileLimit) return buffer.subarray(0, length);
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.alloc(64 * 1024)]);
  }
}

async function readOpened(root: string, handle: FileHandle): Promise<Result<FileBytes>> {
  const place = await placeOf(handle);
  if (place !== null && !isInside(root, place)) return fail('path_outside_workspace');
  const stats = await handle.stat();
  if (!stats.isFile()) return fail('not_a_text_file');
  if (stats.size > textFileLimit) return fail('too_large');
  const bytes = await readAll(handle, stats.size);
  return bytes.length > textFileLimit ? fail('too_large') : ok({ bytes, stats });
}

/**
 * Reads a regular file whole, at most `textFileLimit` bytes. Never follows a symbolic link at its
 * end, never blocks on a pipe, and checks where the opened file really lies.
 *
 * @param root absolute real path of the workspace
 * @param path absolute, without symbolic links
 */
export async function readBytes(root: string, path: string): Promise<Result<FileBytes>> {
  try {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(path, flags);
    try {
      return await readOpened(root, handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fromSystemError(error);
  }
}

function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Reads a text file: UTF-8 of at most 5 MB, byte order mark and line endings kept.
 *
 * @param root absolute real path of the workspace
 * @param path relative
 */
export async function readTextFile(root: string, path: string): Promise<Result<FileContent>> {
  const place = await resolveInWorkspace(root, path);
  if (!place.ok) return place;
  const read = await readBytes(root, place.value.real);
  if (!read.ok) return read;
  const text = decode(read.value.bytes);
  if (text === null) return fail('not_a_text_file');
  return ok({ path: place.value.relative, text, version: versionOf(read.value.bytes) });
}
