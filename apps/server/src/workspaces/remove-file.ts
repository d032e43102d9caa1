import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { resolveInWorkspace } from './confine.ts';
import { openFolder } from './folder-handle.ts';
import { checkBase, inTurn } from './save-file.ts';
import { fromSystemError } from './system-error.ts';

/**
 * Removes a text file if the file on disk is still of this version; `file_conflict` otherwise.
 *
 * @param root absolute real path of the workspace
 */
export async function removeTextFile(
  root: string,
  { path, version }: { readonly path: string; readonly version: string },
): Promise<Result<void>> {
  const found = await resolveInWorkspace(root, path);
  if (!found.ok) return found;
  const place = found.value;
  return inTurn(place.real, async () => {
    try {
      const folder = await openFolder(root, dirname(place.real));
      if (folder === null) return fail('path_outside_workspace');
      try {
        const base = await checkBase(root, place, version);
        if (!base.ok) return base;
        await rm(folder.child(basename(place.real)));
        await folder.sync();
        return ok(undefined);
      } finally {
        await folder.close();
      }
    } catch (error) {
      return fromSystemError(error);
    }
  });
}
