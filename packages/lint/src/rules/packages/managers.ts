import type { FoundCommand, LintFile } from '../../file/types.ts';
import { packageCommand } from '../../shell/packages/package-command.ts';
import type { ManagerName, PackageCommand } from '../../shell/packages/types.ts';
import type { ShellWord } from '../../shell/types.ts';

/** A command of a package manager. */
export interface ManagerCommand extends FoundCommand, PackageCommand {
  readonly command: FoundCommand['command'];
  /** The last word of what it does: `install` of `dnf module install`. */
  readonly verb: ShellWord;
}

/** The managers' commands in a file's RUNs, those of triggers too; ones without a verb are left out. */
export function commandsOf(
  file: LintFile,
  ...managers: readonly ManagerName[]
): readonly ManagerCommand[] {
  const all = byManager(file.commands);
  return managers.flatMap((manager) => all.get(manager) ?? []);
}

/** Many rules ask for the same commands. */
const known = new WeakMap<
  readonly FoundCommand[],
  ReadonlyMap<ManagerName, readonly ManagerCommand[]>
>();

function byManager(
  commands: readonly FoundCommand[],
): ReadonlyMap<ManagerName, readonly ManagerCommand[]> {
  const before = known.get(commands);
  if (before !== undefined) return before;
  const found = new Map<ManagerName, ManagerCommand[]>();
  for (const { script, command } of commands) {
    const read = packageCommand(command);
    const verb = read?.actionWords.at(-1);
    if (read === null || verb === undefined) continue;
    const own = found.get(read.manager);
    if (own === undefined) found.set(read.manager, [{ ...read, script, verb }]);
    else own.push({ ...read, script, verb });
  }
  known.set(commands, found);
  return found;
}

/** Whether one of the options is given, by any of its names. */
export function hasOption(
  { options }: Pick<PackageCommand, 'options'>,
  ...names: readonly string[]
): boolean {
  return options.some(({ name }) => names.includes(name));
}

/** What the command does, in its own words: `install`, `cache clean`. */
export function wordsOf({ actionWords }: Pick<PackageCommand, 'actionWords'>): string {
  return actionWords.map(({ value }) => value).join(' ');
}

/** Whether a command does one of these. */
export function does(
  command: Pick<PackageCommand, 'actionWords'>,
  ...verbs: readonly string[]
): boolean {
  return verbs.includes(wordsOf(command));
}
