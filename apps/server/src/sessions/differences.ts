import { dirname } from 'node:path/posix';
import type { SavedFile } from '@stagecraft/contracts';
import { compareFiles, type FileDifference } from '@stagecraft/image-layers';
import {
  isEngineFile,
  noiseOf,
  type KnownDifferences,
  type WantedEntry,
} from '@stagecraft/session-recipe';
import type { AnalysedImage } from '../layers/analysed-image.ts';
import type { ReadFile } from './file-budget.ts';

/** Files that are copied to make a proposal's image like the committed one. */
const copyLimit = 200;
/** Folders and links that are made for it. */
const makeLimit = 200;

export const noDifferences: KnownDifferences = { make: [], copy: [], remove: [], open: [] };

const absolute = ({ path }: FileDifference): string => `/${path}`;

/** What a step of a build has mounted: nothing that it does there is kept. */
const mounted = /^\/(?:dev|proc|sys)(?:\/|$)/;

/** Whether a difference is neither noise nor of the engine's own making. */
const isReal = (file: FileDifference): boolean =>
  noiseOf(absolute(file)) === null && !isEngineFile(absolute(file), file.before, file.after);

/** The folder or the link that a difference lacks; null where it is neither, or something else is in its place. */
function wantedEntry({ path, before, after }: FileDifference): WantedEntry | null {
  if (after === null || (before !== null && before.kind !== after.kind)) return null;
  const { kind, mode, uid, gid, linkTarget } = after;
  if (kind === 'symlink') return { kind, path: `/${path}`, target: linkTarget };
  const isNew = before === null;
  return kind === 'directory' ? { kind, path: `/${path}`, mode, uid, gid, isNew } : null;
}

/** All folders that these paths are in. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = dirname(path); at !== '/' && !folders.has(at); at = dirname(at)) folders.add(at);
  }
  return folders;
}

/** Whether a copy makes the folder just as it is to be. */
const comesWith = (entry: WantedEntry, folders: ReadonlySet<string>): boolean =>
  entry.kind === 'directory' &&
  entry.isNew &&
  entry.mode === 0o755 &&
  entry.uid === 0 &&
  entry.gid === 0 &&
  folders.has(entry.path);

/**
 * What the image that a proposal made has otherwise than the committed one, noise left out, with the files
 * that mend it from the session's container.
 */
export async function knownDifferences(
  read: ReadFile,
  { built, committed }: { readonly built: AnalysedImage; readonly committed: AnalysedImage },
): Promise<KnownDifferences> {
  const { files } = compareFiles(built.layers, committed.layers);
  const real = files.filter(isReal);
  const reachable = real.filter((file) => !mounted.test(absolute(file)));
  const gone = new Set(reachable.filter(({ change }) => change === 'removed').map(absolute));
  const wanted = reachable.filter(({ change }) => change !== 'removed');
  const entries = wanted.flatMap((file) => wantedEntry(file) ?? []);
  const made = new Set(entries.map(({ path }) => path));
  const contents = wanted.filter((file) => !made.has(absolute(file)));
  const out = [
    ...real.filter((file) => mounted.test(absolute(file))),
    ...contents.slice(copyLimit),
  ];
  const copy: SavedFile[] = [];
  const open = out.map(absolute);
  for (const { path: inside, after } of contents.slice(0, copyLimit)) {
    const path = `/${inside}`;
    const file = await read(path);
    if (file === null) open.push(path);
    // Whose it is in the image: in a container without root its owner has another number.
    else copy.push({ ...file, uid: after?.uid ?? file.uid, gid: after?.gid ?? file.gid });
  }
  const folders = foldersOf(copy.map(({ path }) => path));
  const make = entries.filter((entry) => !comesWith(entry, folders));
  return {
    make: make.slice(0, makeLimit),
    copy,
    // What is in a folder that goes, goes with it.
    remove: [...gone].filter((path) => !gone.has(dirname(path))),
    open: [...open, ...make.slice(makeLimit).map(({ path }) => path)],
  };
}
