import type { SessionChange, Unexplained } from '@stagecraft/contracts';
import { readLine } from './shell/line.ts';
import type { Sorted } from './sort/sort.ts';
import type { SessionInput } from './types.ts';

/** How exact the times of files and of commands are to each other, ms: archives tell whole seconds. */
const clockMs = 2000;
const ofPackages = /^\/(?:usr|var|etc|lib\w*|s?bin|opt|run|root\/\.[\w-]+)(?:\/|$)/;

interface Used {
  readonly text: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly installs: boolean;
  /** It may write more than it names. */
  readonly opaque: boolean;
}

/** Commands that write what they name, and nothing else. */
const plain = new Set([
  'touch',
  'mkdir',
  'echo',
  'printf',
  'chmod',
  'rm',
  'rmdir',
  'ln',
  'sed',
  'cd',
]);

function isOpaque(text: string): boolean {
  const line = readLine(text);
  if (line === null || line.substitutes) return true;
  return line.commands.some(({ words }) => words[0] !== undefined && !plain.has(words[0].text));
}

function usedCommands({ commands }: SessionInput, sorted: readonly Sorted[]): readonly Used[] {
  return commands.flatMap(({ text, startedAt, endedAt }, index) => {
    const entry = sorted[index];
    if (entry?.kind !== 'run' && entry?.kind !== 'repeat' && entry?.kind !== 'main') return [];
    const installs = entry.kind === 'run' && entry.manager !== null;
    const opaque = isOpaque(text);
    return [{ text, startedAt, endedAt: endedAt ?? Infinity, installs, opaque }];
  });
}

function isNamed(path: string, text: string): boolean {
  const last = path.replace(/^.*\//, '');
  return last !== '' && text.includes(last);
}

/** Whether a command that a build repeats may have made this change. */
function mayHaveMade({ path, modifiedAt, change }: SessionChange, used: Used): boolean {
  if (used.installs && ofPackages.test(path)) return true;
  if (isNamed(path, used.text)) return true;
  if (change === 'removed') return /\b(?:rm|mv|unlink|rmdir|del\w+|remove|purge)\b/.test(used.text);
  if (!used.opaque) return false;
  if (modifiedAt === null) return true;
  return modifiedAt >= used.startedAt - clockMs && modifiedAt <= used.endedAt + clockMs;
}

/**
 * Changes that no command accounts for: none was running when the file was written, none names it, and
 * no package manager puts files there.
 *
 * @param copied paths that the proposal copies
 */
export function unexplainedChanges(
  input: SessionInput,
  sorted: readonly Sorted[],
  copied: ReadonlySet<string>,
): readonly Unexplained[] {
  const used = usedCommands(input, sorted);
  return input.changes.flatMap((change) => {
    const { path, noise, kind } = change;
    const isOpen = noise === null && kind !== 'directory' && !copied.has(path);
    const explained = !isOpen || used.some((command) => mayHaveMade(change, command));
    return explained ? [] : [{ kind: 'change' as const, path }];
  });
}
