import { isDockerfilePath } from '@stagecraft/dockerfile';
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileEntry, FolderListing } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { resolveInWorkspace } from './confine.ts';
import { fromSystemError, systemCode } from './system-error.ts';

/** Most entries that one listing has. */
export const listingLimit = 5_000;
/** Files looked at side by side. */
const parallel = 64;
const byName = new Intl.Collator('en', { numeric: true });

type Kind = FileEntry['kind'];

function kindOf(entry: Dirent): Kind {
  if (entry.isDirectory()) return 'directory';
  if (entry.isSymbolicLink()) return 'symlink';
  return entry.isFile() ? 'file' : 'other';
}

function compare(a: Dirent, b: Dirent): number {
  const folders = Number(b.isDirectory()) - Number(a.isDirectory());
  return folders || byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1);
}

async function describe(folder: string, parent: string, entry: Dirent): Promise<FileEntry> {
  const kind = kindOf(entry);
  // Gone meanwhile: the listing still names it, the next one will not.
  const stats = kind === 'file' ? await lstat(join(folder, entry.name)).catch(() => null) : null;
  return {
    path: parent === '' ? entry.name : `${parent}/${entry.name}`,
    name: entry.name,
    kind,
    size: stats?.size ?? null,
    dockerfile: (kind === 'file' || kind === 'symlink') && isDockerfilePath(entry.name),
  };
}

/**
 * The children of a folder: folders first, then by name; at most `listingLimit`.
 *
 * @param root absolute real path of the workspace
 * @param path relative; empty for the workspace itself
 */
export async function listFolder(root: string, path: string): Promise<Result<FolderListing>> {
  const place = await resolveInWorkspace(root, path);
  if (!place.ok) return place;
  const { real, relative } = place.value;
  try {
    const children = (await readdir(real, { withFileTypes: true })).sort(compare);
    const listed = children.slice(0, listingLimit);
    const entries: FileEntry[] = [];
    for (let at = 0; at < listed.length; at += parallel) {
      const some = listed.slice(at, at + parallel);
      entries.push(...(await Promise.all(some.map((entry) => describe(real, relative, entry)))));
    }
    return ok({ path: relative, entries, truncated: children.length > listed.length });
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR') return fail('not_found', { detail: 'not a folder' });
    return fromSystemError(error);
  }
}
