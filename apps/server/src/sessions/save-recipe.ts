import { dirname } from 'node:path/posix';
import type { RecipeFile, SavedRecipe, SaveRecipeRequest } from '@stagecraft/contracts';
import { fail, ok, type Result } from '../problems/result.ts';
import { canonicalRelative, resolveInWorkspace } from '../workspaces/confine.ts';
import { saveBytes } from '../workspaces/save-file.ts';
import { readBytes, versionOf } from '../workspaces/text-file.ts';

interface Wanted {
  /** Relative to the workspace. */
  readonly path: string;
  readonly bytes: Buffer;
}

interface Planned extends Wanted {
  /** Of the file that is there; null for none. */
  readonly baseVersion: string | null;
}

/** Finds out what is there already, so that nothing is written where something would be refused. */
async function plan(
  root: string,
  { path, bytes }: Wanted,
  replace: boolean,
): Promise<Result<Planned>> {
  const place = await resolveInWorkspace(root, path);
  if (!place.ok) return place;
  if (!place.value.exists) return ok({ path, bytes, baseVersion: null });
  const read = await readBytes(root, place.value.real);
  if (!read.ok) return read;
  const baseVersion = versionOf(read.value.bytes);
  const same = read.value.bytes.equals(bytes);
  return same || replace ? ok({ path, bytes, baseVersion }) : fail('file_exists', { detail: path });
}

/** What is to be written; null where a name leads out of the folder, or two files have one name. */
function wantedFiles(
  { path, dockerfile }: SaveRecipeRequest,
  files: readonly RecipeFile[],
): readonly Wanted[] | null {
  const own = canonicalRelative(path);
  if (own === null || own === '') return null;
  const folder = dirname(own) === '.' ? '' : `${dirname(own)}/`;
  const copied = files.map(({ source, content }) => ({
    path: `${folder}${source}`,
    bytes: Buffer.from(content, 'base64'),
  }));
  const all = [...copied, { path: own, bytes: Buffer.from(dockerfile, 'utf8') }];
  const names = new Set(all.map((one) => one.path));
  const plain = files.every(({ source }) => !source.includes('/'));
  return plain && names.size === all.length ? all : null;
}

/**
 * Writes a proposal and, beside it, the files that it copies. Either all can be written or none is; what
 * is there with the same content stays as it is.
 *
 * @param root absolute real path of the workspace
 */
export async function saveRecipe(
  root: string,
  request: SaveRecipeRequest,
  files: readonly RecipeFile[],
): Promise<Result<SavedRecipe>> {
  const wanted = wantedFiles(request, files);
  if (wanted === null) return fail('bad_request', { detail: 'path' });
  const planned: Planned[] = [];
  for (const one of wanted) {
    const found = await plan(root, one, request.replace);
    if (!found.ok) return found;
    planned.push(found.value);
  }
  for (const one of planned) {
    const saved = await saveBytes(root, one);
    if (!saved.ok) return saved;
  }
  return ok({ paths: planned.map(({ path }) => path) });
}
