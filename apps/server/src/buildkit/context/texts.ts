import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { wholeOf } from './content.ts';
import type { ContextEntry } from './entry.ts';
import type { ContextTree } from './tree.ts';

/** Longest ignore file that is read, in bytes. */
const textLimit = 5 * 1024 * 1024;
/** Links that are followed to a text, one leading to the next. */
const linkLimit = 16;

/**
 * A text as a file with a time that is made from it: the engine takes a file of the same size and time
 * for the one it has, so the same text must have the same time and another text another one.
 */
export function textEntry(path: string, text: string): ContextEntry {
  const bytes = Buffer.from(text);
  const digest = createHash('sha256').update(bytes).digest();
  const mtimeNs = BigInt(digest.readUIntBE(0, 6));
  const common = { path, kind: 'file', mode: 0o644, linkTarget: '' } as const;
  return { ...common, size: bytes.length, mtimeNs, source: { bytes } };
}

/**
 * Reads a text of a tree, through links that stay in it; null when it is not there, or too long to be
 * one. Throws ContextError when it is there and cannot be read.
 */
export async function readText(tree: ContextTree, path: string): Promise<string | null> {
  let entry = await tree.entryAt(path);
  for (let hops = 0; entry?.kind === 'symlink' && hops < linkLimit; hops += 1) {
    const folder = posix.isAbsolute(entry.linkTarget) ? '' : posix.dirname(entry.path);
    entry = await tree.entryAt(posix.join('/', folder, entry.linkTarget).slice(1));
  }
  if (entry?.kind !== 'file' || entry.size > textLimit) return null;
  return (await wholeOf(entry)).toString('utf8');
}
