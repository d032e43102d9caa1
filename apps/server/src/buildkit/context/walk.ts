import type { ContextEntry, ContextFilter } from './entry.ts';
import type { ContextTree } from './tree.ts';

export interface WalkOptions {
  readonly filter: ContextFilter;
  readonly signal?: AbortSignal;
}

/** An entry's folders that were not given yet; they come just before the first entry within. */
interface PendingFolder {
  readonly path: string;
  given: boolean;
}

/**
 * Walks a tree as BuildKit expects a context: depth first, each folder's entries in byte order, a
 * folder before what is in it. A folder that is ignored itself is given all the same when something
 * within is not.
 *
 * Throws ContextError when something that is not ignored cannot be read, and the signal's reason on
 * abort.
 */
export async function* walkContext(
  tree: ContextTree,
  options: WalkOptions,
): AsyncGenerator<ContextEntry, void, undefined> {
  yield* walkFolder(tree, { path: '', given: true }, [], options);
}

async function* walkFolder(
  tree: ContextTree,
  folder: PendingFolder,
  parents: readonly PendingFolder[],
  options: WalkOptions,
): AsyncGenerator<ContextEntry, void, undefined> {
  const chain = [...parents, folder];
  for (const name of await tree.namesIn(folder.path)) {
    options.signal?.throwIfAborted();
    const path = folder.path === '' ? name : `${folder.path}/${name}`;
    const ignored = options.filter.ignores(path);
    if (ignored && !options.filter.mayContainIncluded(path)) continue;
    const entry = await tree.entryAt(path);
    if (!entry || (ignored && entry.kind !== 'directory')) continue;
    if (!ignored) {
      yield* pendingFolders(tree, chain);
      yield entry;
    }
    if (entry.kind === 'directory') {
      yield* walkFolder(tree, { path, given: !ignored }, chain, options);
    }
  }
}

async function* pendingFolders(
  tree: ContextTree,
  chain: readonly PendingFolder[],
): AsyncGenerator<ContextEntry, void, undefined> {
  for (const folder of chain) {
    if (folder.given) continue;
    folder.given = true;
    const entry = await tree.entryAt(folder.path);
    if (entry) yield entry;
  }
}
