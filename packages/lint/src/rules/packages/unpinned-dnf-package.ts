import { defineRule } from '../../rule.ts';
import { commandsOf, does } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedDnfPackage = defineRule({
  id: 'unpinned-dnf-package',
  aliases: ['DL3041'],
  severity: 'warning',
  title: {
    en: 'A package is installed with dnf without a version.',
    'zh-CN': '用 dnf 安装软件包时没有指定版本。',
  },
  why: {
    en: 'dnf and microdnf take the newest version of their repositories. Two builds of the same Dockerfile can give different images, and nothing in the repository says why.',
    'zh-CN':
      'dnf 和 microdnf 会安装仓库中的最新版本。同一个 Dockerfile 的两次构建可能得到不同的镜像，而代码仓库里看不出原因。',
  },
  remedy: {
    en: 'Write `name-version`, as `httpd-2.4.57`; for a module its stream, as `nodejs:20`.',
    'zh-CN': '写成 `name-version`，例如 `httpd-2.4.57`；模块则写明流，例如 `nodejs:20`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3041',
    'https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages',
  ],
  examples: [
    {
      bad: 'FROM fedora:40\nRUN dnf install -y «rpm-sign» && dnf clean all\n',
      good: 'FROM fedora:40\nRUN dnf install -y rpm-sign-4.19.1 && dnf clean all\n',
    },
    {
      bad: 'FROM rockylinux:9\nRUN dnf module install -y «nodejs»\n',
      good: 'FROM rockylinux:9\nRUN dnf module install -y nodejs:20\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'dnf', 'microdnf')) {
      if (does(command, 'install', 'in', 'module install')) yield* unpinned(file, command);
    }
  },
});
