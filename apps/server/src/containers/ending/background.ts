import { inForeground } from '@stagecraft/dockerfile';
import { lastCommand } from './shell-words.ts';

/** A command that puts its program into the background, and ends. */
export interface Backgrounding {
  /** The command as it was run. */
  readonly command: string;
  /** The same program in the foreground, as the instruction to put into the Dockerfile; null where it is not known. */
  readonly remedy: string | null;
}

const baseName = (program: string): string => program.slice(program.lastIndexOf('/') + 1);

const shells = /^(?:ba|da|a|z|k)?sh$/;

/** Wrappers before the command proper: an entrypoint script that ends in `exec "$@"`, an init. */
function unwrapped(process: readonly string[]): readonly string[] {
  const [program = '', ...rest] = process;
  const isWrapper =
    /entrypoint/.test(program) || /^(?:tini|dumb-init|docker-init)$/.test(baseName(program));
  return isWrapper && rest.length > 0
    ? rest.filter((word, at) => at > 0 || word !== '--')
    : process;
}

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * Whether the main process of a container puts what it starts into the background and then ends, with
 * which the container ends, too; null where nothing says so.
 *
 * @param process program and arguments as the container ran them
 * @param instruction the one that says what runs
 */
export function backgrounding(
  process: readonly string[],
  instruction: 'CMD' | 'ENTRYPOINT',
): Backgrounding | null {
  const words = unwrapped(process);
  const [program = '', flag = '', script] = words;
  const isScript =
    shells.test(baseName(program)) && /^-[a-z]*c$/.test(flag) && script !== undefined;
  if (!isScript) {
    const found = inForeground(words);
    if (found === null) return null;
    const remedy =
      found.words && `${instruction} ${JSON.stringify(found.words).replaceAll('","', '", "')}`;
    return { command: words.join(' '), remedy };
  }
  const last = lastCommand(script);
  const found = inForeground(last.words) ?? (last.isBackground ? { words: last.words } : null);
  if (found === null) return null;
  const command = last.isBackground ? `${last.words.join(' ')} &` : last.words.join(' ');
  if (found.words === null) return { command, remedy: null };
  const shellForm = `${instruction} ${last.before === '' ? '' : `${last.before} `}exec ${found.words.map(quoted).join(' ')}`;
  const execForm = `${instruction} ${JSON.stringify(found.words).replaceAll('","', '", "')}`;
  return { command, remedy: last.before === '' ? execForm : shellForm };
}
