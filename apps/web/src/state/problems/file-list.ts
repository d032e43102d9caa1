import type { LanguageFile } from '../../language/client.ts';
import type { FileProblems } from './workspace-problems.types.ts';

/** What of a file is out of date: its text, or what was looked up for it. */
export type Due = 'text' | 'facts';

/** A file, as far as it is known. */
export interface ListedFile {
  readonly path: string;
  due: Due | null;
  /** How the worker is asked about it; null before it was read. */
  source: LanguageFile | null;
  found: FileProblems | null;
}

/** The files that are checked, in order, and which of them are due. */
export interface FileList {
  paths(): readonly string[];
  found(): ReadonlyMap<string, FileProblems>;
  /** The files are these now; those that are new are due. @returns paths that are no more */
  arrange(paths: readonly string[]): readonly string[];
  mark(due: Due, isMeant: (path: string) => boolean): void;
  /** Puts in what was found elsewhere; nothing happens where the file is none of them. */
  put(found: FileProblems): void;
  has(path: string): boolean;
  /** What comes next: what nobody has seen yet before what is out of date; never the one in front. */
  next(front: string | null): ListedFile | null;
}

export function createFileList(): FileList {
  let files = new Map<string, ListedFile>();
  return {
    paths: () => [...files.keys()],
    found: () =>
      new Map(
        [...files].flatMap(([path, { found }]) => (found === null ? [] : [[path, found] as const])),
      ),
    arrange: (paths) => {
      const before = files;
      files = new Map(paths.map((path) => [path, before.get(path) ?? newFile(path)]));
      return [...before.keys()].filter((path) => !files.has(path));
    },
    mark: (due, isMeant) => {
      for (const [path, file] of files) if (isMeant(path) && file.due !== 'text') file.due = due;
    },
    put: (found) => {
      const file = files.get(found.path);
      if (file !== undefined) file.found = found;
    },
    has: (path) => files.has(path),
    next: (front) => {
      const due = [...files.values()].filter((file) => file.path !== front && file.due !== null);
      return due.find(({ found }) => found === null) ?? due[0] ?? null;
    },
  };
}

function newFile(path: string): ListedFile {
  return { path, due: 'text', source: null, found: null };
}
