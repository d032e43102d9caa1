import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

/** A place inside a workspace, with every symbolic link on the way resolved. */
export interface ConfinedPath {
  /** Canonical relative path, `/` as separator; empty for the workspace itself. */
  readonly relative: string;
  /** Absolute path without symbolic links. Its last parts may not exist yet. */
  readonly real: string;
  readonly exists: boolean;
}

/** Whether `path` is `root` or lies in it. Both absolute and without symbolic links. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Also after one more decoding nothing may turn into a separator or a way up. */
function isSafeSegment(segment: string): boolean {
  let decoded = segment;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    // A lone `%` is an ordinary character of a file name.
  }
  return [segment, decoded].every((text) => text !== '..' && !/[/\\\0]/.test(text));
}

/**
 * The canonical form of a relative path, or null when it is absolute (also in Windows' ways), leads
 * up with `..`, or holds a NUL, a backslash or an encoded form of these. `.` and empty parts fall away.
 */
export function canonicalRelative(path: string): string | null {
  if (path.startsWith('/')) return null;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  // A drive of Windows.
  if (/^[A-Za-z]:$/.test(segments[0] ?? '')) return null;
  return segments.every(isSafeSegment) ? segments.join('/') : null;
}

function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** Follows symbolic links as far as the path exists; null for a link to nowhere or a loop. */
async function resolveExisting(path: string): Promise<{ real: string; exists: boolean } | null> {
  try {
    return { real: await realpath(path), exists: true };
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return null;
  }
  // A link to nowhere "does not exist", yet writing through it would create its target.
  const dangling = await lstat(path).then(
    () => true,
    () => false,
  );
  if (dangling || dirname(path) === path) return null;
  const parent = await resolveExisting(dirname(path));
  return parent && { real: join(parent.real, basename(path)), exists: false };
}

/**
 * Finds a relative path's place in a workspace. Refuses (`path_outside_workspace`) whatever leads out
 * of it, by its text or through symbolic links; for a path that does not exist (yet), the deepest
 * folder that does must lie inside.
 *
 * @param root absolute real path of the workspace
 * @param path relative, `/` as separator
 */
export async function resolveInWorkspace(
  root: string,
  path: string,
): Promise<Result<ConfinedPath>> {
  const relative = canonicalRelative(path);
  if (relative === null) return fail('path_outside_workspace');
  const found = await resolveExisting(relative === '' ? root : join(root, relative));
  if (found === null || !isInside(root, found.real)) return fail('path_outside_workspace');
  return ok({ relative, ...found });
}
