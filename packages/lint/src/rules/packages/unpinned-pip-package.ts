import { defineRule } from '../../rule.ts';
import { commandsOf, does, hasOption } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedPipPackage = defineRule({
  id: 'unpinned-pip-package',
  aliases: ['DL3013'],
  severity: 'warning',
  title: {
    en: 'A package is installed with pip or pipx without a version.',
    'zh-CN': '用 pip 或 pipx 安装软件包时没有指定版本。',
  },
  why: {
    en: 'pip takes the newest release of the index. A release with a breaking change then reaches the next build of the image, although nothing in the repository changed.',
    'zh-CN':
      'pip 会安装索引中的最新版本。即使代码仓库没有任何改动，带有不兼容变更的版本也会进入下一次构建的镜像。',
  },
  remedy: {
    en: 'Write `name==version`, or list the packages with their versions in a file for `pip install -r`.',
    'zh-CN': '写成 `name==version`，或把软件包及其版本列在文件中，用 `pip install -r` 安装。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3013',
    'https://pip.pypa.io/en/stable/topics/repeatable-installs/',
  ],
  examples: [
    {
      bad: 'FROM python:3.12-slim\nRUN pip install «flask» requests==2.32.3\n',
      good: 'FROM python:3.12-slim\nRUN pip install flask==3.0.3 requests==2.32.3\n',
    },
    {
      bad: 'FROM python:3.12-slim\nRUN python -m pip install --upgrade «pip»\n',
      good: 'FROM python:3.12-slim\nRUN python -m pip install -r requirements.txt\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'pip', 'pipx')) {
      if (!does(command, 'install')) continue;
      // Versions come from elsewhere then.
      if (command.files.length > 0 || hasOption(command, '--spec')) continue;
      if (command.packages.some(({ word }) => word.value === '.')) continue;
      yield* unpinned(file, command);
    }
  },
});
