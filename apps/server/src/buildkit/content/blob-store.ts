import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { openFolder } from '../output/folder.ts';
import { openWholeFile } from '../output/whole-file.ts';
import { grpcStatus, StatusError } from '../session/call.ts';

/** An open blob. */
export interface Blob {
  readonly file: FileHandle;
  /** Bytes. */
  readonly size: number;
  readonly changed: Date;
}

/** A blob that is being written. */
export interface BlobWriter {
  /** Bytes that are written. */
  readonly offset: number;
  write(bytes: Uint8Array): Promise<void>;
  /** Takes back all that was written. */
  empty(): Promise<void>;
  /**
   * Names the blob by its digest, and gives that.
   *
   * @param expected digest that it must have; `''` for any
   */
  finish(expected: string): Promise<string>;
  /** Ends the work on it, and takes away what is not finished. */
  discard(): Promise<void>;
}

const digestPattern = /^sha256:([0-9a-f]{64})$/;

/** The folder of a blob by the OCI image layout, and its name in it. Digests come from the engine. */
function placeOf(root: string, digest: string): { readonly folder: string; readonly name: string } {
  const name = digestPattern.exec(digest)?.[1];
  if (name === undefined) {
    throw new StatusError(grpcStatus.invalidArgument, `not a digest: ${digest}`);
  }
  return { folder: join(root, 'blobs', 'sha256'), name };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Opens a blob of a folder in the OCI image layout; null when it is not there. Links are not followed.
 *
 * @param root absolute and real
 * @throws as `openFolder`, and StatusError for what is no digest
 */
export async function openBlob(root: string, digest: string): Promise<Blob | null> {
  const { folder, name } = placeOf(root, digest);
  try {
    const opened = await openFolder(folder);
    try {
      const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
      const file = await open(opened.child(name), flags);
      const { size, mtime } = await file.stat();
      return { file, size, changed: mtime };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * Begins a blob. It gets its name when it is whole, so that a folder never holds half of one.
 *
 * @param root absolute and real; made where it is missing
 */
export async function createBlob(root: string, digest: string): Promise<BlobWriter> {
  const { folder, name } = placeOf(root, digest);
  const file = await openWholeFile(join(folder, name));
  let hash = createHash('sha256');
  let offset = 0;
  return {
    get offset() {
      return offset;
    },
    async write(bytes) {
      await file.write(bytes);
      hash.update(bytes);
      offset += bytes.length;
    },
    async empty() {
      await file.empty();
      hash = createHash('sha256');
      offset = 0;
    },
    async finish(expected) {
      const written = `sha256:${hash.digest('hex')}`;
      if (written !== digest || (expected !== '' && expected !== digest)) {
        const message = `unexpected digest ${written}, wanted ${expected || digest}`;
        throw new StatusError(grpcStatus.failedPrecondition, message);
      }
      await file.finish();
      return written;
    },
    discard: () => file.discard(),
  };
}
