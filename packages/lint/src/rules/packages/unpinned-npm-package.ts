import { defineRule } from '../../rule.ts';
import { commandsOf, does } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedNpmPackage = defineRule({
  id: 'unpinned-npm-package',
  aliases: ['DL3016'],
  severity: 'warning',
  title: {
    en: 'A package is installed with npm without a version.',
    'zh-CN': '用 npm 安装软件包时没有指定版本。',
  },
  why: {
    en: 'npm takes what the tag `latest` points to on the day of the build. A new major version of a tool then breaks builds that nobody touched, and a package taken over by someone else reaches the image at once.',
    'zh-CN':
      'npm 会安装构建当天 `latest` 标签所指的版本。工具发布新的主版本时，没有改动的构建也会失败；被他人劫持的软件包会立即进入镜像。',
  },
  remedy: {
    en: 'Write `name@version`, or put it into package.json and run `npm ci`.',
    'zh-CN': '写成 `name@version`，或写入 package.json 并运行 `npm ci`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3016',
    'https://docs.npmjs.com/cli/commands/npm-install',
  ],
  examples: [
    {
      bad: 'FROM node:22-slim\nRUN npm install -g «pnpm» typescript@5.5.4\n',
      good: 'FROM node:22-slim\nRUN npm install -g pnpm@9.7.0 typescript@5.5.4\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'npm')) {
      if (!does(command, 'install', 'i', 'add')) continue;
      yield* unpinned(file, command);
    }
  },
});
