import type { ShellWord } from '../../shell/types.ts';
import { defineRule } from '../../rule.ts';
import { insertWords } from './inserts.ts';
import { commandsOf, does, hasOption, type ManagerCommand } from './managers.ts';

export const aptRecommends = defineRule({
  id: 'apt-recommends',
  aliases: ['DL3015'],
  severity: 'info',
  title: {
    en: 'apt-get also installs packages that are only recommended.',
    'zh-CN': 'apt-get 还会安装仅被推荐的软件包。',
  },
  why: {
    en: 'Debian and Ubuntu install recommended packages unless told otherwise. They often bring more than what was asked for: a longer build, a larger image, and more that has to be patched.',
    'zh-CN':
      'Debian 和 Ubuntu 默认会安装推荐的软件包。它们往往比所需的还多：构建更慢，镜像更大，需要修补的内容也更多。',
  },
  remedy: {
    en: 'Add `--no-install-recommends`, and name those of the recommended packages that are needed.',
    'zh-CN': '加上 `--no-install-recommends`，并写出确实需要的推荐软件包。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3015',
    'https://manpages.debian.org/stable/apt/apt-get.8.en.html',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN apt-get update && apt-get «install» -y curl=7.88.1-10\n',
      good: 'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.1-10\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'apt-get')) {
      if (!does(command, 'install') || leavesThemOut(command)) continue;
      const { verb, script } = command;
      yield {
        span: verb.span,
        instruction: script.instruction,
        fix: () =>
          insertWords(
            command,
            lastSwitch(command).span,
            '--no-install-recommends',
            { en: 'Add --no-install-recommends', 'zh-CN': '加上 --no-install-recommends' },
            {
              en: 'Packages that are only recommended are no longer installed; name those that are needed.',
              'zh-CN': '不再安装仅被推荐的软件包；需要的请明确写出。',
            },
          ),
      };
    }
  },
});

function leavesThemOut(command: ManagerCommand): boolean {
  if (hasOption(command, '--no-install-recommends')) return true;
  return command.options.some(({ value }) => {
    const [name = '', answer = ''] = (value ?? '').split('=', 2);
    return /^apt::install-recommends$/i.test(name) && /^(?:false|no|0|off)$/i.test(answer);
  });
}

/** The last of the options that follow `install` at once, where they take no value: the new one goes there. */
function lastSwitch({ command, verb, options }: ManagerCommand): ShellWord {
  const at = command.args.indexOf(verb);
  const rest = command.args.slice(at + 1);
  const end = rest.findIndex(
    (word) => !options.some((option) => option.word === word && option.value === null),
  );
  return rest[(end < 0 ? rest.length : end) - 1] ?? verb;
}
