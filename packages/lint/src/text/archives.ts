/**
 * Endings of archives and compressed files, as hadolint's ADD and COPY rules know them, and Zstandard's,
 * which BuildKit unpacks as well.
 */
const ENDINGS =
  '.tar .gz .bz2 .xz .tgz .tb2 .tbz .tbz2 .tpz .lz .lzma .tlz .txz .Z .tZ .zst .tzst'.split(' ');

/** Endings of tar archives, compressed or not. */
const TAR_ENDINGS =
  '.tar .tar.gz .tgz .tpz .tar.bz2 .tb2 .tbz .tbz2 .tar.xz .txz .tar.zst .tzst'.split(' ');

/** Whether a path names an archive or a compressed file, by its ending. */
export function isArchive(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending));
}

/** Whether a path names what ADD unpacks, by its ending: tar archives, but not `.zip`. */
export function isUnpackedByAdd(path: string): boolean {
  return TAR_ENDINGS.some((ending) => path.endsWith(ending));
}
