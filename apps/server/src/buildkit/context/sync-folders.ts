import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { SyncFolder, SyncText } from '../filesync/service.ts';
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
export function syncFolders(source: ContextSource): ReadonlyMap<string, SyncFolder> {
  const { root, dockerfileText, dockerignoreText, dockerfile } = source;
  const name = posix.basename(dockerfile);
  const files = new Map([[name, textFile(dockerfileText)]]);
  if (dockerignoreText !== null) files.set(`${name}.dockerignore`, textFile(dockerignoreText));
  return new Map<string, SyncFolder>([
    ...(root === null ? [] : [['context', { root }] as const]),
    ['dockerfile', { files }],
  ]);
}
