import type { RefusedReason } from '../types.ts';

/** Longest path that Linux takes, in bytes (PATH_MAX). */
const pathLimit = 4096;

/** A clean path never needs to be taken apart. */
const unclean = /^\/|^\.{0,2}(?:\/|$)|\/(?:\.{0,2})(?:\/|$)/;

/**
 * A name from an archive as a path in the image, without `/` in front or at the end; '' is the root. As
 * engines do, `/` in front is left out, and `..` may lead back but never out. A drive letter or a
 * backslash in front is a path of Windows; a backslash elsewhere is a letter like any other.
 */
export function imagePath(name: string): { path: string } | { refused: RefusedReason } {
  if (Buffer.byteLength(name) > pathLimit || name.includes('\0')) return { refused: 'invalid' };
  if (/^(?:[A-Za-z]:[\\/]|\\)/.test(name)) return { refused: 'windows' };
  if (!unclean.test(name)) return { path: name };
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return { refused: 'outside' };
  }
  return { path: parts.join('/') };
}

/** What a path of a layer stands for. Rules of the OCI image specification, "Whiteouts". */
export type PathMeaning =
  | { readonly kind: 'entry' }
  /** Removes this path of the layers below. */
  | { readonly kind: 'whiteout'; readonly path: string }
  /** Empties this folder of the layers below. */
  | { readonly kind: 'opaque'; readonly path: string }
  /** Bookkeeping of a storage driver, which is no file of the image. */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: RefusedReason };

const mark = '.wh.';

export function meaningOf(path: string): PathMeaning {
  const slash = path.lastIndexOf('/');
  if (!path.startsWith(mark, slash + 1)) return { kind: 'entry' };
  const folder = slash < 0 ? '' : path.slice(0, slash);
  const hidden = path.slice(slash + 1 + mark.length);
  if (hidden === '.wh..opq') return { kind: 'opaque', path: folder };
  if (hidden.startsWith(mark)) return { kind: 'none' };
  if (hidden === '' || hidden === '.' || hidden === '..') {
    return { kind: 'refused', reason: 'outside' };
  }
  return { kind: 'whiteout', path: folder === '' ? hidden : `${folder}/${hidden}` };
}
