/** What the survey of a build context reads the disk through, and what it gives. */

/** One entry of a folder of the build context. */
export interface ContextEntry {
  readonly name: string;
  /** A link is never followed while walking. `other` (sockets, pipes, devices) is never sent. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Size of a file; 0 for anything else. */
  readonly bytes: number;
}

/**
 * Entries of one folder, in any order; null when it cannot be read (or is not there). Paths are
 * relative to the context's root, `/` as separator, empty for the root, and hold no symbolic links.
 * Must not reject.
 */
export type ReadFolder = (path: string) => Promise<readonly ContextEntry[] | null>;

/** Where a path leads once every symbolic link on it is followed. */
export interface FollowedPath {
  /** Relative to the context's root, without symbolic links; empty for the root. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
}

/** Follows links; null when the path is not there or leads out of the context. Must not reject. */
export type FollowPath = (path: string) => Promise<FollowedPath | null>;

/** An entry that the walk came across. */
export interface Found {
  readonly path: string;
  readonly entry: ContextEntry;
  /** Line that leaves it out; null when it is sent. */
  readonly ignoredBy: number | null;
  /** Whether it is a folder that stays out with all in it. */
  readonly closed: boolean;
  /** Whether it was found below such a folder. */
  readonly within: boolean;
}

export interface SurveyOptions {
  /** Entries looked at among what is sent; default 200,000. */
  readonly limit?: number;
  /** Entries looked at below folders that stay out as a whole; default 100,000. */
  readonly leftLimit?: number;
  /** Asked between two folders: true ends the walk, which then gives what it has so far. */
  readonly stopped?: () => boolean;
  /** Called for every entry; a folder comes before what is in it. */
  readonly onFound?: (found: Found) => void;
}

/** Files and links (each counts as itself); folders are not counted. */
export interface FileCount {
  readonly files: number;
  readonly bytes: number;
}

/** What one line of the ignore file left out. */
export interface LineCount {
  /** From 0. */
  readonly line: number;
  readonly total: FileCount;
  /** Some of the paths, five at most. One that ends in `/` is a folder, left out with all in it. */
  readonly examples: readonly string[];
}

export interface ContextCounts {
  readonly sent: FileCount;
  readonly left: FileCount;
  /** Only lines that left something out, in order. */
  readonly lines: readonly LineCount[];
  /** Ended at a limit, by `stopped`, or before a folder that could not be read: all is "at least". */
  readonly truncated: boolean;
}

export interface SourceCounts {
  /** By pattern, in the order given. `ignored`: files that the ignore rules keep from matching. */
  readonly patterns: readonly { readonly matched: FileCount; readonly ignored: number }[];
  readonly truncated: boolean;
}
