import { defineRule } from '../../rule.ts';
import { commandsOf, does, hasOption } from './managers.ts';
import { missingYes } from './yes-option.ts';

export const zypperWithoutYes = defineRule({
  id: 'zypper-without-yes',
  aliases: ['DL3034'],
  severity: 'warning',
  title: {
    en: 'zypper waits for an answer: it is not told to be non-interactive.',
    'zh-CN': 'zypper 会等待确认：没有使用非交互模式。',
  },
  why: {
    en: 'zypper asks before it installs, removes or patches. A build has no one to answer, so the command stops, and the build with it.',
    'zh-CN':
      'zypper 会在安装、删除或打补丁前询问。构建过程中无人应答，命令会停止，构建也随之失败。',
  },
  remedy: {
    en: 'Write `zypper --non-interactive …`, or `-y` behind `install`.',
    'zh-CN': '写成 `zypper --non-interactive …`，或在 `install` 后加上 `-y`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3034',
    'https://man.archlinux.org/man/zypper.8#GLOBAL_OPTIONS',
  ],
  examples: [
    {
      bad: 'FROM opensuse/leap:15.6\nRUN zypper «install» httpd=2.4.58 && zypper clean\n',
      good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'zypper')) {
      const asks = ['install', 'in', 'remove', 'rm', 'source-install', 'si', 'patch'];
      if (!does(command, ...asks)) continue;
      if (hasOption(command, '-y', '--no-confirm', '-n', '--non-interactive')) continue;
      // Not all of them take `-y`; this stands before any of them.
      yield missingYes(command, '--non-interactive', command.command.nameSpan);
    }
  },
});
