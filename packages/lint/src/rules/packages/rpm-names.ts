import type { LintFile } from '../../file/types.ts';
import type { ShellWord } from '../../shell/types.ts';
import type { Report } from '../../types.ts';
import { commandsOf, type Manager, type ManagerCommand } from './managers.ts';
import { unpinned } from './pins.ts';

/** Reports what yum and dnf install without a version: packages and modules. */
export function* unpinnedRpms(file: LintFile, of: Manager): Generator<Report> {
  for (const command of commandsOf(file, of)) {
    const { verb, operands } = command;
    if (verb.value === 'install') yield* unpinned(file, command, operands, isPinned);
    else if (isInstallOf(command, 'module')) {
      yield* unpinned(file, command, operands.slice(1), (name) => name.includes(':'));
    }
  }
}

function isInstallOf({ verb, operands }: ManagerCommand, kind: string): boolean {
  return verb.value === kind && operands[0]?.value === 'install';
}

/** The word of a yum or dnf command that says that something is installed; null for other commands. */
export function installWord(
  { verb, operands }: ManagerCommand,
  verbs: readonly string[],
): ShellWord | null {
  if (verb.value !== null && verbs.includes(verb.value)) return verb;
  const [first] = operands;
  const isOfKind = verb.value === 'module' || verb.value === 'group';
  return isOfKind && first?.value === 'install' ? first : null;
}

/**
 * `name-version`, a file, an address; `@group` has no version. The name may have dashes too: something
 * behind one that begins with a digit is taken for the version.
 */
function isPinned(name: string): boolean {
  if (name.startsWith('@') || name.includes('://') || name.startsWith('./')) return true;
  if (/[=<>]/.test(name) || name.endsWith('.rpm')) return true;
  const parts = name.split('-').slice(1);
  const isPlain = parts.every((part) => /^[\w.~^:+]*$/.test(part));
  return isPlain && parts.some((part) => /^\d/.test(part));
}
