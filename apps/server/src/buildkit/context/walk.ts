import type { BigIntStats } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ContextError, type ContextEntry, type ContextFilter } from './entry.ts';

export interface WalkOptions {
  readonly filter: ContextFilter;
  readonly signal?: AbortSignal;
}

/** An entry's folders that were not given yet; they come just before the first entry within. */
interface PendingFolder {
  readonly path: string;
  readonly file: string;
  given: boolean;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** Gone between two looks: as if it had never been there. */
const isGone = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

/** UTF-8 byte order, which for equal strings of code points is the order of code points. */
export function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

async function toEntry(path: string, file: string): Promise<ContextEntry | null> {
  try {
    const stats = await lstat(file, { bigint: true });
    return await fromStats(path, file, stats);
  } catch (error) {
    if (isGone(error)) return null;
    throw new ContextError(path, codeOf(error), { cause: error });
  }
}

async function fromStats(
  path: string,
  file: string,
  stats: BigIntStats,
): Promise<ContextEntry | null> {
  const { mtimeNs, dev, ino, ctimeNs } = stats;
  const common = { path, mtimeNs, source: { file }, inode: { dev, ino, ctimeNs } } as const;
  const mode = Number(stats.mode) & 0o7777;
  if (stats.isDirectory()) return { ...common, kind: 'directory', mode, size: 0, linkTarget: '' };
  if (stats.isFile()) {
    return { ...common, kind: 'file', mode, size: Number(stats.size), linkTarget: '' };
  }
  if (stats.isSymbolicLink()) {
    return { ...common, kind: 'symlink', mode, size: 0, linkTarget: await readlink(file) };
  }
  // Sockets, pipes and devices mean nothing on another machine.
  return null;
}

async function namesIn(path: string, file: string): Promise<string[]> {
  try {
    const names = await readdir(file);
    return names.sort(compareNames);
  } catch (error) {
    if (isGone(error) && path !== '') return [];
    throw new ContextError(path === '' ? file : path, codeOf(error), { cause: error });
  }
}

/**
 * Walks a folder as BuildKit expects a context: depth first, each folder's entries in byte order, a
 * folder before what is in it. Symbolic links are given as links, never followed. A folder that is
 * ignored itself is given all the same when something within is not.
 *
 * Throws ContextError when something that is not ignored cannot be read, and the signal's reason on
 * abort.
 */
export async function* walkContext(
  root: string,
  options: WalkOptions,
): AsyncGenerator<ContextEntry, void, undefined> {
  yield* walkFolder({ path: '', file: root, given: true }, [], options);
}

async function* walkFolder(
  folder: PendingFolder,
  parents: readonly PendingFolder[],
  options: WalkOptions,
): AsyncGenerator<ContextEntry, void, undefined> {
  const chain = [...parents, folder];
  for (const name of await namesIn(folder.path, folder.file)) {
    options.signal?.throwIfAborted();
    const path = folder.path === '' ? name : `${folder.path}/${name}`;
    const file = join(folder.file, name);
    const ignored = options.filter.ignores(path);
    if (ignored && !options.filter.mayContainIncluded(path)) continue;
    const entry = await toEntry(path, file);
    if (!entry || (ignored && entry.kind !== 'directory')) continue;
    if (!ignored) {
      yield* pendingFolders(chain);
      yield entry;
    }
    if (entry.kind === 'directory')
      yield* walkFolder({ path, file, given: !ignored }, chain, options);
  }
}

async function* pendingFolders(
  chain: readonly PendingFolder[],
): AsyncGenerator<ContextEntry, void, undefined> {
  for (const folder of chain) {
    if (folder.given) continue;
    folder.given = true;
    const entry = await toEntry(folder.path, folder.file);
    if (entry) yield entry;
  }
}
