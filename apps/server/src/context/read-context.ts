import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ContextAccess, ContextEntry, FollowedPath } from '@stagecraft/dockerfile';
import { resolveInWorkspace } from '../workspaces/confine.ts';
import { openFolder } from '../workspaces/folder-handle.ts';
import type { FolderHandle } from '../workspaces/folder-handle.ts';

/** Files looked at side by side in one folder. */
const parallel = 64;

function kindOf(entry: Dirent): ContextEntry['kind'] {
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink()) return 'link';
  return entry.isFile() ? 'file' : 'other';
}

/** Null when it is gone meanwhile. */
async function describe(folder: FolderHandle, entry: Dirent): Promise<ContextEntry | null> {
  const kind = kindOf(entry);
  if (kind !== 'file') return { name: entry.name, kind, bytes: 0 };
  const stats = await lstat(folder.child(entry.name)).catch(() => null);
  return stats && { name: entry.name, kind, bytes: stats.size };
}

async function entriesOf(
  folder: FolderHandle,
  signal: AbortSignal,
): Promise<ContextEntry[] | null> {
  const children = await readdir(folder.child(''), { withFileTypes: true });
  const entries: ContextEntry[] = [];
  for (let at = 0; at < children.length; at += parallel) {
    if (signal.aborted) return null;
    const some = children.slice(at, at + parallel).map((child) => describe(folder, child));
    for (const entry of await Promise.all(some)) if (entry) entries.push(entry);
  }
  return entries;
}

async function readFolder(
  root: string,
  path: string,
  signal: AbortSignal,
): Promise<ContextEntry[] | null> {
  const folder = await openFolder(root, join(root, path)).catch(() => null);
  if (folder === null) return null;
  try {
    return await entriesOf(folder, signal);
  } catch {
    // May not be read, or gone.
    return null;
  } finally {
    await folder.close();
  }
}

async function follow(root: string, path: string): Promise<FollowedPath | null> {
  const place = await resolveInWorkspace(root, path);
  if (!place.ok || !place.value.exists) return null;
  const { real } = place.value;
  const stats = await lstat(real).catch(() => null);
  if (stats === null) return null;
  const kind = stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
  return {
    path: relative(root, real).split(sep).join('/'),
    kind,
    bytes: kind === 'file' ? stats.size : 0,
  };
}

/**
 * The workspace as a build context, for reading only. Nothing outside it is looked at, whatever links
 * lead there.
 *
 * @param root absolute real path of the workspace
 * @param signal ends the reading of a large folder; it then counts as not readable
 */
export function contextAccess(root: string, signal: AbortSignal): ContextAccess {
  return {
    readFolder: (path) => readFolder(root, path, signal),
    follow: (path) => follow(root, path),
  };
}
