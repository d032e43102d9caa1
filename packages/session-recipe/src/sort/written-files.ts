import { readLine, type SimpleCommand } from '../shell/line.ts';
import { pathOf } from '../shell/words.ts';

const editors = new Set(
  'vi vim vim.tiny vim.basic nvim view nano pico ed emacs joe jed micro mcedit mg ne'.split(' '),
);

/** What a command line writes by hand, and how. */
export interface WrittenFiles {
  readonly by: 'editor' | 'input';
  /** Absolute. */
  readonly paths: readonly string[];
}

/** Files that an editor was called with; null for a command that is no editor. */
function edited({ words }: SimpleCommand): readonly string[] | null {
  const [name, ...rest] = words.map(({ text }) => text);
  if (name === undefined || !editors.has(name.replace(/^.*\//, ''))) return null;
  return rest.filter((word) => !/^[-+]/.test(word));
}

/** `cat > file`, `tee file`: what is typed, or stands below it, goes into the file. */
function typed(head: string): readonly string[] | null {
  const [, before = '', after] =
    /^([^<\n]*)<<-?\s*(?:'\w+'|"\w+"|\\?\w+)([^\n]*)\n/.exec(head) ?? [];
  const line = readLine(after === undefined ? head : `${before} ${after}`);
  if (line === null || line.commands.length !== 1 || line.operators.length > 0) return null;
  const [{ words, targets } = { words: [], targets: [] }] = line.commands;
  const [name, ...rest] = words.map(({ text }) => text);
  if (name === 'cat' && rest.length === 0 && targets.length === 1 && !head.includes('>>'))
    return targets;
  if (
    name === 'tee' &&
    targets.length === 0 &&
    rest.length > 0 &&
    rest.every((word) => !word.startsWith('-'))
  )
    return rest;
  return null;
}

/**
 * The files that a command writes by hand: with an editor, or from what is typed below it. Their content
 * is in no command that a build could repeat. Null for every other command.
 *
 * @param directory the shell's, before the command
 */
export function writtenFiles(text: string, directory: string, home: string): WrittenFiles | null {
  const line = readLine(text);
  const [first] = line?.commands ?? [];
  const byEditor = line?.commands.length === 1 && first ? edited(first) : null;
  const words = byEditor ?? typed(text);
  if (words === null) return null;
  const paths = words.flatMap((word) => pathOf(word, directory, home) ?? []);
  return { by: byEditor === null ? 'input' : 'editor', paths };
}
