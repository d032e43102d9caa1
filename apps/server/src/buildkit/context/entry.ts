import type { FileHandle } from 'node:fs/promises';

/** One entry of a build context, as it goes to the engine. */
export interface ContextEntry {
  /** Relative to the context's root, `/` as separator. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'symlink';
  /** Permission bits with setuid, setgid and sticky: `mode & 0o7777`. */
  readonly mode: number;
  /** Bytes; 0 for anything but files. */
  readonly size: number;
  /** Nanoseconds since epoch. */
  readonly mtimeNs: bigint;
  /** Target of a symbolic link as it is written, else empty. */
  readonly linkTarget: string;
  readonly source: ContextBytes;
  /** Of what is on disk: tells whether a file is still the one that was sent. */
  readonly inode?: { readonly dev: bigint; readonly ino: bigint; readonly ctimeNs: bigint };
}

/** What is needed of a file to send its bytes: kept for each until the engine has asked for it or not. */
export type ContextFile = Pick<ContextEntry, 'path' | 'size' | 'source'>;

/** Where a file's bytes are: on disk, given, or at a place of a file that is open while it builds. */
export type ContextBytes =
  | { readonly file: string }
  | { readonly bytes: Uint8Array }
  | { readonly handle: FileHandle; readonly at: number };

/** Told of each entry as the engine is told of it. */
export type OnContextEntry = (folder: string, entry: ContextEntry) => void;

/** The same entries, each told to `onEntry` when its group is taken. */
export async function* tellEntries(
  groups: AsyncIterable<readonly ContextEntry[]>,
  folder: string,
  onEntry: OnContextEntry,
): AsyncGenerator<readonly ContextEntry[], void, undefined> {
  for await (const group of groups) {
    for (const entry of group) onEntry(folder, entry);
    yield group;
  }
}

/** Which paths of the context stay out. Paths are relative, `/` as separator. */
export interface ContextFilter {
  ignores(path: string, isDirectory?: boolean): boolean;
  /** Whether an ignored folder may hold something that a later rule takes back in. */
  mayContainIncluded(folder: string): boolean;
}

/** A file of this machine cannot be read or written. `message` says what, why and what to do next. */
export class LocalFileError extends Error {}

/** Something in the context cannot be read. */
export class ContextError extends LocalFileError {
  readonly path: string;
  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(
      `The build context could not be read: ${path}: ${reason}. ` +
        `Make it readable, or keep it out of the context with .dockerignore.`,
      options,
    );
    this.name = 'ContextError';
    this.path = path;
  }
}
