import { defineRule } from '../../rule.ts';
import { commandsOf, does } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedYumPackage = defineRule({
  id: 'unpinned-yum-package',
  aliases: ['DL3033'],
  severity: 'warning',
  title: {
    en: 'A package is installed with yum without a version.',
    'zh-CN': '用 yum 安装软件包时没有指定版本。',
  },
  why: {
    en: 'yum takes the newest version of its repositories. Two builds of the same Dockerfile can give different images, and an update that breaks the application arrives without a commit.',
    'zh-CN':
      'yum 会安装仓库中的最新版本。同一个 Dockerfile 的两次构建可能得到不同的镜像，破坏应用的更新会在没有任何提交的情况下出现。',
  },
  remedy: {
    en: 'Write `name-version`, as `httpd-2.4.57`; for a module its stream, as `nodejs:20`.',
    'zh-CN': '写成 `name-version`，例如 `httpd-2.4.57`；模块则写明流，例如 `nodejs:20`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3033',
    'https://man7.org/linux/man-pages/man8/yum.8.html#SPECIFYING_PACKAGE_NAMES',
  ],
  examples: [
    {
      bad: 'FROM centos:7\nRUN yum install -y «httpd» && yum clean all\n',
      good: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'yum')) {
      if (does(command, 'install', 'in', 'module install')) yield* unpinned(file, command);
    }
  },
});
