import { stat } from 'node:fs/promises';
import type { BuildContextSource } from '@stagecraft/contracts';
import type { EngineBuildContext } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { resolveInWorkspace } from '../workspaces/confine.ts';

const missing = (path: string, what: string): Result<never> =>
  fail('build_input_missing', { detail: `${what}: ${path}` });

/** The absolute real path of a folder of the workspace. */
export async function findFolder(root: string, path: string): Promise<Result<string>> {
  const place = await resolveInWorkspace(root, path);
  if (!place.ok) return place;
  const { real } = place.value;
  const stats = await stat(real).catch(() => null);
  return stats?.isDirectory() === true ? ok(real) : missing(path, 'no such folder');
}

/** The absolute real path of a file of the workspace. */
export async function findFile(root: string, path: string): Promise<Result<string>> {
  const place = await resolveInWorkspace(root, path);
  if (!place.ok) return place;
  const { real } = place.value;
  const stats = await stat(real).catch(() => null);
  return stats?.isFile() === true ? ok(real) : missing(path, 'no such file');
}

/** Finds and confines the build context. */
export async function findContext(
  root: string,
  context: BuildContextSource,
): Promise<Result<EngineBuildContext>> {
  switch (context.kind) {
    case 'folder': {
      const found = await findFolder(root, context.path);
      return found.ok ? ok({ kind: 'folder', root: found.value }) : found;
    }
    case 'tarball': {
      const found = await findFile(root, context.path);
      return found.ok ? ok({ kind: 'tarball', path: found.value }) : found;
    }
    case 'remote':
    case 'none':
      return ok(context);
  }
}

/**
 * Whether a named context is a folder. All else is for the engine: an image (`docker-image://…`), a
 * stage (`target:…`), a git repository or an archive by its URL. (Rule: buildx, `build/opt.go`.)
 */
const isFolder = (value: string): boolean => !/^(?:[a-z][\w+.-]*:|git@|github\.com\/)/i.test(value);

/** Finds and confines the named contexts that are folders. */
export async function findNamedFolders(
  root: string,
  namedContexts: Readonly<Record<string, string>>,
): Promise<Result<ReadonlyMap<string, string>>> {
  const folders = new Map<string, string>();
  for (const [name, value] of Object.entries(namedContexts)) {
    if (!isFolder(value)) continue;
    const found = await findFolder(root, value);
    if (!found.ok) return found;
    folders.set(name, found.value);
  }
  return ok(folders);
}
