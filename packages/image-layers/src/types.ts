/** What an entry of a layer is. */
export const entryKinds = [
  'file',
  'directory',
  'symlink',
  'hardlink',
  'char',
  'block',
  'fifo',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** One path that a layer brings. */
export interface LayerEntry {
  /** Without `/` in front or at the end; '' is the root. */
  readonly path: string;
  readonly kind: EntryKind;
  /** Bytes of the content, holes of a sparse file included; 0 for what is no file. */
  readonly size: number;
  /** Permission bits with setuid, setgid and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** ms since epoch. */
  readonly modifiedAt: number;
  /** Of a symbolic link as it is written, of a hard link a path like `path`; else ''. */
  readonly linkTarget: string;
  /** SHA-256 of a file's content in hexadecimal; null where there is none or it is not known. */
  readonly digest: string | null;
  /** Where the content begins in the layer's tar, uncompressed. */
  readonly offset: number;
}

/** Entries in the archive's order, kept in columns: `at` makes the object when it is asked for. */
export interface EntryList extends Iterable<LayerEntry> {
  readonly length: number;
  /** @param index from 0 to `length - 1` */
  at(index: number): LayerEntry;
}

/** Why a layer was not read to its end. */
export type Truncation =
  /** More entries than are kept. */
  | 'entries'
  /** Names and link targets take more than is kept. */
  | 'names'
  /** Unpacks to more bytes than are read. */
  | 'bytes'
  /** Its compressed or tar format is broken, from some place on. */
  | 'damaged'
  /** Compressed in a way that is not known. */
  | 'compression'
  /** The image names it, but the archive does not have it. */
  | 'absent';

/** Why a path is none that a file system of an image can have. */
export type RefusedReason =
  /** `..` leads out of the image. */
  | 'outside'
  /** A drive letter or a backslash in front: a path of Windows. */
  | 'windows'
  /** Longer than Linux takes, or with a NUL. */
  | 'invalid';

export interface RefusedPath {
  /** As it is written in the archive, 4,096 characters at most. */
  readonly path: string;
  readonly reason: RefusedReason;
}

/** What a layer's tar holds. */
export interface LayerContents {
  readonly diffId: string;
  /** Of the tar, uncompressed; up to where it was read if `truncated`. */
  readonly bytes: number;
  readonly entries: EntryList;
  /** Paths of lower layers that are removed. */
  readonly whiteouts: readonly string[];
  /** Folders that lower layers' entries are taken out of first. */
  readonly opaque: readonly string[];
  /** The first of them (100 at most); they are in no tree. */
  readonly refused: readonly RefusedPath[];
  readonly refusedCount: number;
  /** Null when it was read to its end: else entries are missing. */
  readonly truncated: Truncation | null;
}
