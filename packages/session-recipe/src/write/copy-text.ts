import type { RecipeFile, SavedFile } from '@stagecraft/contracts';
import { chainText, shellWord } from './run-text.ts';

/** Names that the builder reads itself. */
const reserved = /^(?:.*\.)?(?:dockerfile|containerfile|dockerignore|containerignore)$/i;

/** Bytes of a name, with room for a number behind it: file systems take 255. */
const longestName = 240;

/** Bytes of a character in UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** The end of a name that is too long. */
function shortened(name: string): string {
  const characters = Array.from(name);
  let bytes = 0;
  const last = characters.findLastIndex((one) => (bytes += bytesOf(one)) > longestName);
  return characters.slice(last + 1).join('');
}

/**
 * Where a file lies in the build context: beside the Dockerfile, by its whole path, as folders need not be
 * there. What a builder or a shell could take for something else is an underscore; letters of all scripts
 * stay. `taken` are names that others have.
 */
export function contextFile(file: SavedFile, taken: ReadonlySet<string>): RecipeFile {
  const whole = shortened(file.path.replace(/^\//, '').normalize('NFC'));
  const joined = whole.replaceAll(/[^\w\p{L}\p{M}\p{N}.+@-]|^-/gu, '_');
  const plain = reserved.test(joined) ? `file_${joined}` : joined;
  let source = plain;
  for (let version = 2; taken.has(source); version += 1) source = `${plain}.${String(version)}`;
  return { ...file, source };
}

const words = (list: readonly string[]): string =>
  list.every((word) => /^[\w\p{L}\p{M}\p{N}%+,./:=@-]+$/u.test(word))
    ? list.join(' ')
    : JSON.stringify(list);

/** `COPY --chown=… source path`, without anything that the builder would expand or unquote. */
export function copyText({ source, path, uid, gid }: RecipeFile): string {
  const owner = uid === 0 && gid === 0 ? '' : `--chown=${String(uid)}:${String(gid)} `;
  const literal = [source, path].map((word) => word.replaceAll(/[\\"'$]/g, '\\$&'));
  return `COPY ${owner}${words(literal)}`;
}

/** Sets permissions other than those that a text file of the context has; null for those. */
export function chmodText({ path, mode }: SavedFile): string | null {
  if (mode === 0o644) return null;
  return chainText([`chmod ${mode.toString(8)} ${shellWord(path)}`]);
}
