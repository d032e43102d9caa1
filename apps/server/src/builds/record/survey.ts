import { cacheInputs } from '@stagecraft/build-trace';
import type { FileIndex, PlannedBuild } from '@stagecraft/build-trace';
import type { ContextFile } from '@stagecraft/contracts';
import { compileIgnore } from '@stagecraft/dockerfile';
import { tellEntries } from '../../buildkit/context/entry.ts';
import { localNameOf } from '../../buildkit/context/sync-trees.ts';
import { readText } from '../../buildkit/context/texts.ts';
import { folderTree } from '../../buildkit/context/tree.ts';
import { walkContext } from '../../buildkit/context/walk.ts';
import type { PreparedBuild } from '../prepare.ts';
import { toFile } from './context-list.ts';
import { sha256 } from './evidence.ts';
import type { FileHashes } from './file-hashes.ts';
import { lineOf, type WalkLine } from './walk-list.ts';

/** Entries that are looked at; with more, what the build would be told of is not known. */
const entryLimit = 100_000;
/** Longest walk and hashing, in ms. */
const timeLimitMs = 20_000;

/** Stands for a hash while it is not known which files are read at all. */
const pending = 'pending';

interface Folder {
  readonly name: string;
  readonly root: string;
}

function foldersOf({ context, namedFolders }: PreparedBuild): readonly Folder[] {
  const named = [...namedFolders].map(([name, root]) => ({ name: localNameOf(name), root }));
  return context.kind === 'folder' ? [{ name: 'context', root: context.root }, ...named] : named;
}

async function walkFolder(
  { name, root }: Folder,
  ownRules: string | null,
  signal: AbortSignal,
): Promise<readonly WalkLine[] | null> {
  const tree = folderTree(root);
  const rules = ownRules ?? (await readText(tree, '.dockerignore')) ?? '';
  const lines: WalkLine[] = [];
  const entries = walkContext(tree, { filter: compileIgnore(rules), signal });
  const told = tellEntries(entries, name, (folder, entry) => lines.push(lineOf(folder, entry)));
  for await (const _ of told) if (lines.length > entryLimit) return null;
  return lines;
}

function indexOf(files: Iterable<ContextFile>): FileIndex {
  const index = new Map<string, Map<string, ContextFile>>([['context', new Map()]]);
  for (const file of files) {
    const folder = index.get(file.folder) ?? new Map<string, ContextFile>();
    index.set(file.folder, folder.set(file.path, file));
  }
  return index;
}

/**
 * What the engine would be told of the contexts now, as far as the instructions of the build read it,
 * with hashes. Null when that is too much to look at, or cannot be read.
 *
 * @param build without files
 */
export async function surveyFiles(
  build: PlannedBuild,
  prepared: PreparedBuild,
  hashes: FileHashes,
  gone: AbortSignal,
): Promise<FileIndex | null> {
  const { kind } = prepared.context;
  if (kind === 'tarball' || kind === 'remote') return null;
  const signal = AbortSignal.any([gone, AbortSignal.timeout(timeLimitMs)]);
  try {
    const lines: WalkLine[] = [];
    for (const folder of foldersOf(prepared)) {
      const rules = folder.name === 'context' ? prepared.dockerignoreText : null;
      const walked = await walkFolder(folder, rules, signal);
      if (walked === null) return null;
      lines.push(...walked);
    }
    const noHash = { hash: () => Promise.resolve(pending), close: () => undefined };
    const all = await Promise.all(lines.map((line) => toFile(line, noHash)));
    const read = new Set<string>();
    for (const { files } of cacheInputs({ ...build, files: indexOf(all) }, sha256).values()) {
      for (const path of files?.keys() ?? []) read.add(path);
    }
    const hashed: ContextFile[] = [];
    for (const line of lines.filter(({ folder, path }) => read.has(`${folder}/${path}`))) {
      signal.throwIfAborted();
      hashed.push(await toFile(line, hashes));
    }
    return indexOf(hashed);
  } catch {
    // It took too long, or something may not be read: the build itself says what.
    return null;
  }
}
