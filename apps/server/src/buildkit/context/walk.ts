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

/** Entries of a folder that are looked at side by side. */
const sideBySide = 64;

/**
 * Walks a tree as BuildKit expects a context: depth first, each folder's entries in byte order, a
 * folder before what is in it. A folder that is ignored itself is given all the same when something
 * within is not. The entries come in groups, for there may be many: none is empty.
 *
 * Throws ContextError when something that is not ignored cannot be read, and the signal's reason on
 * abort.
 */
export async function* walkContext(
  tree: ContextTree,
  options: WalkOptions,
): AsyncGenerator<readonly ContextEntry[], void, undefined> {
  yield* walkFolder(tree, { path: '', given: true }, [], options);
}

/** An entry that is told of, or only looked into, as it is ignored and something within is not. */
interface Found {
  readonly entry: ContextEntry;
  readonly ignored: boolean;
}

/** Looks at entries of a folder side by side; gives those that matter, in order. */
async function findEntries(
  tree: ContextTree,
  folder: string,
  names: readonly string[],
  { filter }: WalkOptions,
): Promise<readonly Found[]> {
  const looks = names.flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    const ignored = filter.ignores(path);
    if (ignored && !filter.mayContainIncluded(path)) return [];
    return tree.entryAt(path).then((entry) => ({ entry, ignored }));
  });
  const found = await Promise.all(looks);
  return found.flatMap(({ entry, ignored }) =>
    entry && (!ignored || entry.kind === 'directory') ? [{ entry, ignored }] : [],
  );
}

async function* walkFolder(
  tree: ContextTree,
  folder: PendingFolder,
  parents: readonly PendingFolder[],
  options: WalkOptions,
): AsyncGenerator<readonly ContextEntry[], void, undefined> {
  const chain = [...parents, folder];
  const names = await tree.namesIn(folder.path);
  for (let at = 0; at < names.length; at += sideBySide) {
    options.signal?.throwIfAborted();
    const group = names.slice(at, at + sideBySide);
    let told: ContextEntry[] = [];
    for (const { entry, ignored } of await findEntries(tree, folder.path, group, options)) {
      if (!ignored) {
        if (chain.some(({ given }) => !given)) told.push(...(await pendingFolders(tree, chain)));
        told.push(entry);
      }
      if (entry.kind !== 'directory') continue;
      if (told.length > 0) yield told;
      told = [];
      yield* walkFolder(tree, { path: entry.path, given: !ignored }, chain, options);
    }
    if (told.length > 0) yield told;
  }
}

async function pendingFolders(
  tree: ContextTree,
  chain: readonly PendingFolder[],
): Promise<readonly ContextEntry[]> {
  const entries: ContextEntry[] = [];
  for (const folder of chain) {
    if (folder.given) continue;
    folder.given = true;
    const entry = await tree.entryAt(folder.path);
    if (entry) entries.push(entry);
  }
  return entries;
}
