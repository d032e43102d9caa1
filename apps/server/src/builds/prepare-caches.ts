import { stat } from 'node:fs/promises';
import { cacheFolder, type BuildOptions } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { resolveInWorkspace } from '../workspaces/confine.ts';

/**
 * Finds and confines the folders of caches (`type=local`), by their entries in the options. Nothing is
 * made yet, and a folder need not be there.
 */
export async function findCacheFolders(
  root: string,
  { cacheFrom, cacheTo }: BuildOptions,
): Promise<Result<ReadonlyMap<string, string>>> {
  const folders = new Map<string, string>();
  const ways = [
    ...cacheFrom.map((text) => ({ text, key: 'src' as const })),
    ...cacheTo.map((text) => ({ text, key: 'dest' as const })),
  ];
  for (const { text, key } of ways) {
    const path = cacheFolder(text, key);
    if (path === null) continue;
    if (path === '') return fail('build_input_missing', { detail: `no ${key}=FOLDER: ${text}` });
    const place = await resolveInWorkspace(root, path);
    if (!place.ok) return place;
    const { real, exists } = place.value;
    if (exists && (await stat(real).catch(() => null))?.isDirectory() !== true) {
      return fail('build_output_refused', { detail: `it is no folder: ${path}` });
    }
    folders.set(text, real);
  }
  return ok(folders);
}
