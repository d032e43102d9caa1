import { defineRule } from '../../rule.ts';
import { commandsOf, does, hasOption } from './managers.ts';
import { missingYes } from './yes-option.ts';

export const yumWithoutYes = defineRule({
  id: 'yum-without-yes',
  aliases: ['DL3030'],
  severity: 'warning',
  title: {
    en: '`yum install` waits for an answer: there is no `-y`.',
    'zh-CN': '`yum install` 会等待确认：缺少 `-y`。',
  },
  why: {
    en: 'yum asks before it installs. A build has no one to answer, so the command ends without having installed anything, and the build with it.',
    'zh-CN': 'yum 会在安装前询问。构建过程中无人应答，命令不会安装任何内容就结束，构建也随之失败。',
  },
  remedy: { en: 'Add `-y`.', 'zh-CN': '加上 `-y`。' },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3030',
    'https://man7.org/linux/man-pages/man8/yum.8.html#GENERAL_OPTIONS',
  ],
  examples: [
    {
      bad: 'FROM centos:7\nRUN yum «install» httpd-2.4.6 && yum clean all\n',
      good: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'yum')) {
      const isInstall = does(command, ...INSTALLS);
      if (!isInstall || hasOption(command, '-y', '--assumeyes')) continue;
      yield missingYes(command, '-y');
    }
  },
});

const INSTALLS = ['install', 'groupinstall', 'localinstall', 'group install', 'module install'];
