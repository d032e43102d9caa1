import { Readable } from 'node:stream';
import { createTarWalker } from '@stagecraft/image-layers/reader';
import { padding, tarEnd, tarHeader } from '../../layers/tar-writer.ts';
import { canonicalRelative } from '../../workspaces/confine.ts';

/** Bytes of the largest upload. */
export const uploadLimit = 4 * 1024 ** 3;

/** The path in the archive; null for a name that leads elsewhere. */
export function uploadName(name: string): string | null {
  const relative = canonicalRelative(name);
  return relative === null || relative === '' ? null : relative;
}

/** A file that is put into a container. */
export interface UploadedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** ms since epoch. */
  readonly modifiedAt: number;
  /** Permission bits. */
  readonly mode: number;
}

/** An archive of one file, which belongs to root there, as `docker cp` makes it. */
export function archiveOf(file: UploadedFile, content: AsyncIterable<Uint8Array>): Readable {
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield tarHeader({
      ...file,
      kind: 'file',
      uid: 0,
      gid: 0,
      linkTarget: '',
      digest: null,
      offset: 0,
    });
    yield* content;
    yield padding(file.size);
    yield tarEnd();
  }
  return Readable.from(parts(), { objectMode: false });
}

/** Names that are noted of one archive. */
const notedNames = 1000;

/** Passes an archive on as it is, and notes the files in it by their paths. */
export function noting(archive: AsyncIterable<Uint8Array>, names: string[]): Readable {
  const walker = createTarWalker(({ kind, name }) => {
    const path = kind === 'file' ? uploadName(name) : null;
    if (path !== null) names.push(path);
    return names.length < notedNames ? null : 'stop';
  });
  async function* parts(): AsyncGenerator<Uint8Array> {
    for await (const chunk of archive) {
      if (walker.state === 'reading') walker.push(chunk);
      yield chunk;
    }
  }
  return Readable.from(parts(), { objectMode: false });
}
