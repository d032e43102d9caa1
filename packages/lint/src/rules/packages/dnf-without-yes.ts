import { defineRule } from '../../rule.ts';
import { commandsOf, does, hasOption } from './managers.ts';
import { missingYes } from './yes-option.ts';

export const dnfWithoutYes = defineRule({
  id: 'dnf-without-yes',
  aliases: ['DL3038'],
  severity: 'warning',
  title: {
    en: '`dnf install` waits for an answer: there is no `-y`.',
    'zh-CN': '`dnf install` 会等待确认：缺少 `-y`。',
  },
  why: {
    en: 'dnf and microdnf ask before they install. A build has no one to answer, so the command ends with “Operation aborted”, and the build with it.',
    'zh-CN':
      'dnf 和 microdnf 会在安装前询问。构建过程中无人应答，命令以“Operation aborted”结束，构建也随之失败。',
  },
  remedy: { en: 'Add `-y`.', 'zh-CN': '加上 `-y`。' },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3038',
    'https://dnf.readthedocs.io/en/latest/command_ref.html#options',
  ],
  examples: [
    {
      bad: 'FROM fedora:40\nRUN dnf «install» httpd-2.4.62 && dnf clean all\n',
      good: 'FROM fedora:40\nRUN dnf install -y httpd-2.4.62 && dnf clean all\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'dnf', 'microdnf')) {
      const isInstall = does(command, ...INSTALLS);
      if (!isInstall || hasOption(command, '-y', '--assumeyes')) continue;
      yield missingYes(command, '-y');
    }
  },
});

const INSTALLS = [
  'install',
  'in',
  'groupinstall',
  'localinstall',
  'group install',
  'module install',
];
