import type { LintFile } from '../../file/types.ts';
import { pinFix } from '../../fixes/pin.ts';
import { packageText } from '../../shell/packages/package-command.ts';
import type { Report } from '../../types.ts';
import { wordsOf, type ManagerCommand } from './managers.ts';
import { expandWord } from './words.ts';

/**
 * Reports the packages of a command that are named without a version, each at its word. `isTaken` tells
 * names that are taken away, which need none.
 */
export function* unpinned(
  file: LintFile,
  command: ManagerCommand,
  isTaken: (name: string) => boolean = () => false,
): Generator<Report> {
  const { manager, script } = command;
  const action = wordsOf(command);
  const isLoose = (name: string): boolean => {
    const read = packageText(manager, name, action);
    return read !== null && !read.isPinned && read.source !== 'group' && !isTaken(name);
  };
  for (const named of command.packages) {
    const { word, isPinned } = named;
    if (isPinned && word.value !== null) continue;
    const loose = expandWord(file, command, word).filter(isLoose);
    if (loose.length === 0) continue;
    const names = loose.filter((name) => name !== '').join(', ');
    const fix = pinFix(file, script, command, named);
    const report = {
      span: word.span,
      instruction: script.instruction,
      ...(fix === null ? {} : { fix: () => fix }),
    };
    yield names === '' ? report : { ...report, message: says(names) };
  }
}

function says(names: string): NonNullable<Report['message']> {
  return {
    en: `${names} is installed in whatever version there is on the day.`,
    'zh-CN': `${names} 安装的是构建当天的任意版本。`,
  };
}
