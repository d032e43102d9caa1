import type { CommandEffect, SessionChange, Unexplained } from '@stagecraft/contracts';
import { readLine } from './shell/line.ts';
import type { Sorted } from './sort/sort.ts';
import type { SessionCommand, SessionInput } from './types.ts';

/** How exact the times of files and of commands are to each other, ms: archives tell whole seconds. */
const clockMs = 2000;
const ofPackages = /^\/(?:usr|var|etc|lib\w*|s?bin|opt|run|root\/\.[\w-]+)(?:\/|$)/;

/** Commands that write what they name, and nothing else. */
const plain = new Set(['touch', 'mkdir', 'echo', 'printf', 'rmdir', 'ln', 'cd', 'rm']);
/** Commands that change what is there already. */
const adjusting = new Set(['chmod', 'chown', 'chgrp', 'sed', 'setfacl', 'truncate']);

interface Used extends Pick<SessionCommand, 'text' | 'startedAt' | 'appeared'> {
  readonly endedAt: number;
  readonly installs: boolean;
  /** It may write more than it names. */
  readonly opaque: boolean;
  /** It makes no file that was not there. */
  readonly adjusts: boolean;
}

/** Whether a line is made of such commands alone. */
function consistsOf(text: string, names: ReadonlySet<string>): boolean {
  const line = readLine(text);
  if (line === null || line.substitutes || line.commands.length === 0) return false;
  return line.commands.every(({ words }) => names.has(words[0]?.text ?? ''));
}

/** Whether a text names each path as it is. */
const isLiteral = (text: string): boolean => !/[$*?{[]/.test(text);

function usedCommands({ commands }: SessionInput, sorted: readonly Sorted[]): readonly Used[] {
  return commands.flatMap(({ text, startedAt, endedAt, appeared }, index) => {
    const entry = sorted[index];
    if (entry?.kind !== 'run' && entry?.kind !== 'repeat' && entry?.kind !== 'main') return [];
    const installs = entry.kind === 'run' && entry.manager !== null;
    const adjusts = consistsOf(text, adjusting) && !text.includes('>');
    const opaque = !adjusts && !(consistsOf(text, plain) && isLiteral(text));
    return [{ text, startedAt, endedAt: endedAt ?? Infinity, appeared, installs, opaque, adjusts }];
  });
}

function isNamed(path: string, text: string): boolean {
  const last = path.replace(/^.*\//, '');
  return last !== '' && text.includes(last);
}

/** Whether a command that a build repeats may have made this change, by its name and the file's time. */
function mayHaveMade({ path, modifiedAt, change }: SessionChange, used: Used): boolean {
  if (used.installs && ofPackages.test(path)) return true;
  if (isNamed(path, used.text)) return change !== 'added' || !used.adjusts;
  if (change === 'removed') return /\b(?:rm|mv|unlink|rmdir|del\w+|remove|purge)\b/.test(used.text);
  if (!used.opaque) return false;
  if (modifiedAt === null) return true;
  return modifiedAt >= used.startedAt - clockMs && modifiedAt <= used.endedAt + clockMs;
}

/**
 * Whether commands that a build repeats account for a change. Those with which it was first seen know best,
 * as files that are unpacked have old times.
 */
function isMade(change: SessionChange, used: readonly Used[]): boolean {
  const { path } = change;
  const witnesses = used.filter(({ appeared }) => appeared.has(path));
  if (witnesses.length === 0) return used.some((command) => mayHaveMade(change, command));
  return witnesses.some(
    ({ text, opaque, adjusts }) =>
      opaque || (!(adjusts && change.change === 'added') && isNamed(path, text)),
  );
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
    if (isOpen && input.fromOutside.has(path)) return [{ kind: 'change' as const, path }];
    const explained = !isOpen || isMade(change, used);
    return explained ? [] : [{ kind: 'change' as const, path }];
  });
}

/** Paths of one command that are told. */
const toldPaths = 20;

/** What each command was seen to change, without noise. */
export function effectsOf({ commands, changes }: SessionInput): CommandEffect[] {
  const told = new Set(changes.filter(({ noise }) => noise === null).map(({ path }) => path));
  return commands.map(({ appeared }) => {
    const paths = [...appeared].filter((path) => told.has(path));
    return { paths: paths.slice(0, toldPaths), count: paths.length };
  });
}
