import { defineRule } from '../../rule.ts';
import { commandsOf, does, type ManagerCommand } from './managers.ts';
import { missingYes } from './yes-option.ts';

export const aptWithoutYes = defineRule({
  id: 'apt-without-yes',
  aliases: ['DL3014'],
  severity: 'warning',
  title: {
    en: '`apt-get install` waits for an answer: there is no `-y`.',
    'zh-CN': '`apt-get install` 会等待确认：缺少 `-y`。',
  },
  why: {
    en: 'Once more is to be installed than what is named, apt-get asks before it goes on. A build has no one to answer, so it ends with “Abort.”; a single `-q` does not say yes.',
    'zh-CN':
      '当需要安装的内容多于所列软件包时，apt-get 会先询问。构建过程中无人应答，于是以“Abort.”结束；只写一个 `-q` 并不代表同意。',
  },
  remedy: {
    en: 'Add `-y`.',
    'zh-CN': '加上 `-y`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3014',
    'https://manpages.debian.org/stable/apt/apt-get.8.en.html',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN apt-get update && apt-get «install» curl=7.88.1-10\n',
      good: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.88.1-10\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'apt-get')) {
      if (!does(command, 'install') || saysYes(command)) continue;
      yield missingYes(command, '-y');
    }
  },
});

/** Twice quiet implies yes (apt-get(8), `-q`). */
function saysYes({ options }: ManagerCommand): boolean {
  const names = options.map(({ name }) => name);
  if (['-y', '--yes', '--assume-yes'].some((name) => names.includes(name))) return true;
  if (options.some(({ word, value }) => word.value === '-q=2' || asks(value))) return true;
  return names.filter((name) => name === '-q' || name === '--quiet').length > 1;
}

/** The value of `-o` that says yes. */
function asks(value: string | null): boolean {
  const [name = '', answer = ''] = (value ?? '').split('=', 2);
  return /^apt::get::assume-yes$/i.test(name) && /^(?:true|yes|1|on)$/i.test(answer);
}
