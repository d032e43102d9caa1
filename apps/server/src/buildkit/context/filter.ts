import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileIgnore, ignoreFileFor } from '@stagecraft/dockerfile';
import { ContextError, type ContextFilter } from './entry.ts';

/** Reads a text file of the context; null when it is not there. */
export async function readIfThere(root: string, path: string): Promise<string | null> {
  try {
    return await readFile(join(root, path), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new ContextError(path, code, { cause: error });
  }
}

/** What stays out of a context, and the file that says so (null when there is none). */
interface ContextRules {
  readonly filter: ContextFilter;
  readonly file: string | null;
}

/**
 * What stays out of a build's context: the rules of `<Dockerfile>.dockerignore`, else those of
 * `.dockerignore`, else none. The rules are read now and stay, whatever becomes of the file.
 *
 * @param root absolute path of the context
 * @param dockerfile relative to the root, `/` as separator
 */
export async function readContextRules(root: string, dockerfile: string): Promise<ContextRules> {
  for (const file of ignoreFileFor(dockerfile)) {
    const text = await readIfThere(root, file);
    if (text !== null) return { filter: compileIgnore(text), file };
  }
  return { filter: compileIgnore(''), file: null };
}
