import type { Text } from '@stagecraft/dockerfile';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { codeOf, readingReason } from './reasons.ts';

/** The ignore file that applies; `path` is null and the text empty when there is none. */
export type IgnoreFile =
  | { readonly ok: true; readonly path: string | null; readonly text: string }
  | { readonly ok: false; readonly path: string; readonly reason: Text };

/**
 * `<Dockerfile>.dockerignore` beside the Dockerfile, else `.dockerignore` in the context's root, as
 * docker looks for it. Both paths absolute; the one given back is relative to the context.
 */
export async function findIgnoreFile(root: string, dockerfile: string): Promise<IgnoreFile> {
  for (const candidate of [`${dockerfile}.dockerignore`, join(root, '.dockerignore')]) {
    const path = relative(root, candidate).split(sep).join('/');
    try {
      return { ok: true, path, text: await readFile(candidate, 'utf8') };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') continue;
      return { ok: false, path, reason: readingReason(error) };
    }
  }
  return { ok: true, path: null, text: '' };
}
