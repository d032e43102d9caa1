import type { LintFile } from '../../file/types.ts';
import type { ShellWord } from '../../shell/types.ts';
import type { Report } from '../../types.ts';
import type { ManagerCommand } from './managers.ts';
import { expandWord } from './words.ts';

/** Reports the packages of a command that are named without a version, each at its word. */
export function* unpinned(
  file: LintFile,
  command: ManagerCommand,
  words: readonly ShellWord[],
  isPinned: (name: string) => boolean,
): Generator<Report> {
  const { instruction } = command.script;
  for (const word of words) {
    const loose = expandWord(file, command, word).filter((name) => !isPinned(name));
    if (loose.length === 0) continue;
    const names = loose.filter((name) => name !== '').join(', ');
    const report = { span: word.span, instruction };
    yield names === '' ? report : { ...report, message: says(names) };
  }
}

function says(names: string): NonNullable<Report['message']> {
  return {
    en: `${names} is installed in whatever version there is on the day.`,
    'zh-CN': `${names} 安装的是构建当天的任意版本。`,
  };
}
