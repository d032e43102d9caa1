import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { SyncFolder, SyncText } from '../filesync/service.ts';
import { readIfThere } from './filter.ts';
import type { ContextSource } from './source.ts';

/**
 * A text with a time that is made from it: the engine takes a file of the same size and time for
 * the one it has, so the same text must have the same time and another text another one.
 */
function textFile(text: string): SyncText {
  const bytes = Buffer.from(text);
  const digest = createHash('sha256').update(bytes).digest();
  return { bytes, mtimeNs: BigInt(digest.readUIntBE(0, 6)) };
}

/**
 * The folders that a build may read: `context` from disk, and `dockerfile` with the frozen text and
 * the Dockerfile's own ignore file, if it has one.
 */
export async function syncFolders(source: ContextSource): Promise<ReadonlyMap<string, SyncFolder>> {
  const { contextRoot, dockerfileText, options } = source;
  const name = posix.basename(options.dockerfile);
  const files = new Map([[name, textFile(dockerfileText)]]);
  const ignored = await readIfThere(contextRoot, `${options.dockerfile}.dockerignore`);
  if (ignored !== null) files.set(`${name}.dockerignore`, textFile(ignored));
  return new Map<string, SyncFolder>([
    ['context', { root: contextRoot }],
    ['dockerfile', { files }],
  ]);
}
