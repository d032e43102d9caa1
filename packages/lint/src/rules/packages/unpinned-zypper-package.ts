import { defineRule } from '../../rule.ts';
import { commandsOf, does } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedZypperPackage = defineRule({
  id: 'unpinned-zypper-package',
  aliases: ['DL3037'],
  severity: 'warning',
  title: {
    en: 'A package is installed with zypper without a version.',
    'zh-CN': '用 zypper 安装软件包时没有指定版本。',
  },
  why: {
    en: 'zypper takes the newest version of its repositories. Two builds of the same Dockerfile can give different images, on a rolling release even within a day.',
    'zh-CN':
      'zypper 会安装仓库中的最新版本。同一个 Dockerfile 的两次构建可能得到不同的镜像，在滚动发行版上甚至一天之内就会变化。',
  },
  remedy: {
    en: 'Write `name=version`, or a bound in quotes, as `"name>=1.2"`.',
    'zh-CN': '写成 `name=version`，或用引号写明范围，例如 `"name>=1.2"`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3037',
    'https://man.archlinux.org/man/zypper.8#Package_Management_Commands',
  ],
  examples: [
    {
      bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y «httpd» && zypper clean\n',
      good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'zypper')) {
      if (!does(command, 'install', 'in')) continue;
      const kind = command.options.find(({ name }) => name === '-t' || name === '--type');
      // Patterns, patches and products have no version that could be asked for.
      if (kind !== undefined && kind.value !== 'package') continue;
      yield* unpinned(file, command, isRemoved);
    }
  },
});

/** `!name` takes a package away. */
function isRemoved(name: string): boolean {
  return name.startsWith('!');
}
