import { defineRule } from '../../rule.ts';
import { commandsOf, does } from './managers.ts';

export const zypperDistUpgrade = defineRule({
  id: 'zypper-dist-upgrade',
  aliases: ['DL3035'],
  severity: 'warning',
  title: {
    en: '`zypper dist-upgrade` replaces the distribution below the image.',
    'zh-CN': '`zypper dist-upgrade` 会替换镜像底层的发行版。',
  },
  why: {
    en: 'dist-upgrade moves all packages to what the repositories have, with downgrades, changes of vendor and removals. The result no longer is the base image that FROM names, and every replaced file is in the image twice.',
    'zh-CN':
      'dist-upgrade 会把所有软件包换成仓库中的版本，包括降级、更换供应商和删除。结果不再是 FROM 所写的基础镜像，而且每个被替换的文件都会在镜像中占两份空间。',
  },
  remedy: {
    en: 'Take a newer base image; for security fixes alone use `zypper patch`.',
    'zh-CN': '使用更新的基础镜像；只需安全修复时使用 `zypper patch`。',
  },
  noFix: {
    en: 'Which release is meant is not known, and a newer base image may do without the command.',
    'zh-CN': '无法得知想要哪个发行版；换用更新的基础镜像也许就不需要这条命令。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3035',
    'https://man.archlinux.org/man/zypper.8#Update_Management_Commands',
  ],
  examples: [
    {
      bad: 'FROM opensuse/leap:15.5\nRUN zypper -n «dist-upgrade»\n',
      good: 'FROM opensuse/leap:15.6\nRUN zypper -n patch\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'zypper')) {
      if (!does(command, 'dist-upgrade', 'dup')) continue;
      yield { span: command.verb.span, instruction: command.script.instruction };
    }
  },
});
