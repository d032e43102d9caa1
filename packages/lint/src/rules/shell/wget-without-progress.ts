import { defineRule } from '../../rule.ts';
import type { FoundCommand, LintFile } from '../../file/types.ts';
import { readOptions } from '../../shell/options.ts';
import type { ShellCommand } from '../../shell/types.ts';
import type { Fix } from '../../types.ts';
import { insertWords } from '../packages/inserts.ts';
import { commandsOf, does } from '../packages/managers.ts';
import { userlandOf } from './bases.ts';

export const wgetWithoutProgress = defineRule({
  id: 'wget-without-progress',
  aliases: ['DL3047'],
  severity: 'info',
  title: {
    en: "wget fills the build's log with its progress.",
    'zh-CN': 'wget 的进度会充满构建日志。',
  },
  why: {
    en: 'Without a terminal wget prints a line for every 50 kB. A download of 1 GB writes about 20,000 lines, in which the line that says why the build failed is hard to find.',
    'zh-CN':
      '没有终端时，wget 每 50 kB 就输出一行。下载 1 GB 会产生约 20,000 行，构建失败的原因很难从中找到。',
  },
  remedy: {
    en: 'Add `--progress=dot:giga`, or `-nv` (only the result) or `-q` (nothing).',
    'zh-CN': '加上 `--progress=dot:giga`，或 `-nv`（只输出结果）、`-q`（不输出）。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3047',
    'https://www.gnu.org/software/wget/manual/wget.html#Download-Options',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN «wget» https://example.com/big.tar\n',
      good: 'FROM debian:12\nRUN wget --progress=dot:giga https://example.com/big.tar\n',
    },
  ],
  *check(file) {
    for (const found of file.commands) {
      const { script, command } = found;
      if (command.name !== 'wget' || isShort(command)) continue;
      const { nameSpan: span } = command;
      yield { span, instruction: script.instruction, fix: () => shortened(file, found) };
    }
  },
});

const TAKES_VALUE = new Set([
  ...['-O', '-P', '-o', '-a', '-t', '-T', '-e', '-U', '-i', '-B', '-w', '-Q', '-l', '-A', '-R'],
  ...['-D', '-I', '-X', '--output-document', '--directory-prefix', '--tries', '--timeout'],
  ...['--header', '--user-agent', '--user', '--password', '--post-data', '--post-file'],
  ...['--output-file', '--append-output', '--progress', '--referer', '--ca-certificate'],
  ...['--http-user', '--http-password', '--wait', '--limit-rate', '--base', '--input-file'],
]);

const SHORT = new Set([
  ...['-q', '--quiet', '--no-verbose', '--progress'],
  ...['-o', '--output-file', '-a', '--append-output'],
]);

/** The log goes elsewhere, or is short. */
function isShort({ args }: ShellCommand): boolean {
  const { options } = readOptions(args, { takesValue: TAKES_VALUE });
  const names = options.map(({ name }) => name);
  // `-nv` is one option of two letters.
  return names.some((name, at) => SHORT.has(name) || (name === '-n' && names[at + 1] === '-v'));
}

/** busybox's own wget knows no `--progress`. */
function shortened(file: LintFile, found: FoundCommand): Fix | null {
  const { instruction } = found.script;
  const isBusybox = userlandOf(file, instruction) === 'busybox' && !hasOwnWget(file);
  const option = isBusybox ? '-q' : '--progress=dot:giga';
  const title = { en: `Add ${option}`, 'zh-CN': `加上 ${option}` };
  return insertWords(found, found.command.nameSpan, option, title, null);
}

function hasOwnWget(file: LintFile): boolean {
  return commandsOf(file, 'apk').some(
    (command) => does(command, 'add') && command.packages.some(({ name }) => name === 'wget'),
  );
}
