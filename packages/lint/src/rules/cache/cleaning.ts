import type { Text } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { appendCommand } from '../../fixes/commands.ts';
import { readOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellScript, ShellWord } from '../../shell/types.ts';
import type { Fix, Report } from '../../types.ts';
import { packageCommand } from '../../shell/packages/package-command.ts';
import type { ManagerName } from '../../shell/packages/types.ts';
import { does, type ManagerCommand } from '../packages/managers.ts';

/** Whether a command deletes one of some folders, or all of what is in it. */
export function removes({ name, args }: ShellCommand, ...folders: readonly string[]): boolean {
  if (name !== 'rm') return false;
  const { options, operands } = readOptions(args);
  if (!options.some((option) => ['-r', '-R', '--recursive'].includes(option.name))) return false;
  return operands.some((word) =>
    folders.some((folder) => isWithin(word, folder) || holds(word, folder)),
  );
}

function isWithin({ prefix }: ShellWord, folder: string): boolean {
  return prefix === folder || prefix.startsWith(`${folder}/`);
}

/** Whether a folder lies in one that is named, or in what a pattern at the end (`/var/cache/*`) matches. */
function holds({ value }: ShellWord, folder: string): boolean {
  if (value === null) return false;
  return folder.startsWith(value.endsWith('*') ? value.slice(0, -1) : `${value}/`);
}

/** Whether a command is a manager's that does this, with these words anywhere: `yum clean all`. */
export function isCommand(
  command: ShellCommand,
  manager: ManagerName,
  verb: string,
  ...words: readonly string[]
): boolean {
  const read = packageCommand(command);
  if (read?.manager !== manager || !does(read, verb)) return false;
  return words.every((word) => command.args.some(({ value }) => value === word));
}

/** The last of a script's commands of a kind, where nothing behind it cleans up. */
export function uncleaned(
  commands: readonly ManagerCommand[],
  cleans: (command: ShellCommand) => boolean,
): readonly ManagerCommand[] {
  const last = new Map<ShellScript, ManagerCommand>();
  for (const one of commands) last.set(one.script, one);
  return [...last.values()].filter(
    ({ script, command }) =>
      !script.commands.some((one) => one.span.start > command.span.start && cleans(one)),
  );
}

/** Reports a command that leaves something behind; the fix cleans up at the end of its RUN. */
export function reportLeft(
  file: LintFile,
  { script, command, verb }: ManagerCommand,
  cleanup: string,
): Report {
  return {
    span: { start: command.nameSpan.start, end: verb.span.end },
    instruction: script.instruction,
    fix: () => cleanupFix(file, script, command, cleanup),
  };
}

const SMALLER: Text = {
  en: 'The image gets smaller: what was downloaded is deleted in the layer that downloaded it.',
  'zh-CN': '镜像会变小：下载的内容在同一层中被删除。',
};

function cleanupFix(
  file: LintFile,
  script: ShellScript,
  command: ShellCommand,
  cleanup: string,
): Fix | null {
  // Run under a condition, or by another shell: cleaning up at the end may not be meant.
  if (command.within.length > 0) return null;
  const isByRoot = command.wrappers.some(({ value }) => value === 'sudo');
  const line = isByRoot ? `sudo ${cleanup}` : cleanup;
  const edit = appendCommand(file, script, line);
  if (edit === null) return null;
  const title = { en: `Add “${line}”`, 'zh-CN': `添加“${line}”` };
  return { title, edits: [edit], changes: SMALLER };
}
