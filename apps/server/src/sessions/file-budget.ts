import type { SavedFile } from '@stagecraft/contracts';
import type { ContainerFiles } from '../engine/container-engine.ts';
import { readSavedFile } from './container-files.ts';

/** Bytes of all files whose content is kept together. */
const budget = 32 * 1024 * 1024;
/** How long a file may take before the terminal goes on without it, ms. */
const patienceMs = 10_000;

/** Reads a regular file of a session's container; null for what is none, is gone, or is too much. */
export type ReadFile = (path: string) => Promise<SavedFile | null>;

/** Reads files of a container as long as all of them together are not too large. */
export function createFileBudget(
  engine: () => Pick<ContainerFiles, 'readContainerPath'> | null,
  container: string,
  signal: AbortSignal,
): ReadFile {
  let left = budget;
  return async (path) => {
    const used = engine();
    if (used === null) return null;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const file = await readSavedFile(used, container, path, limit);
    if (file === null || file.size > left) return null;
    left -= file.size;
    return file;
  };
}
