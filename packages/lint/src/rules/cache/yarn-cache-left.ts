import { defineRule } from '../../rule.ts';
import { commandsOf, does } from '../packages/managers.ts';
import { isCommand, reportLeft, uncleaned } from './cleaning.ts';
import { isKept } from './layers.ts';
import { isMounted } from './mounts.ts';

export const yarnCacheLeft = defineRule({
  id: 'yarn-cache-left',
  aliases: ['DL3060'],
  severity: 'info',
  title: {
    en: "yarn's cache stays in the image.",
    'zh-CN': 'yarn 的缓存留在了镜像中。',
  },
  why: {
    en: 'yarn keeps a copy of every package that it downloads, beside the one in node_modules. The image holds all dependencies twice then, and each pull and push moves both.',
    'zh-CN':
      'yarn 除了 node_modules 中的内容，还会为下载的每个软件包保留一份副本。镜像因此包含两份依赖，每次拉取和推送都要传输两份。',
  },
  remedy: {
    en: 'Run `yarn cache clean` in the same RUN, or give it a cache mount for the cache folder.',
    'zh-CN': '在同一个 RUN 中执行 `yarn cache clean`，或为缓存目录使用缓存挂载。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3060',
    'https://classic.yarnpkg.com/en/docs/cli/cache',
  ],
  examples: [
    {
      bad: 'FROM node:22-slim\nRUN «yarn install» --frozen-lockfile\n',
      good: 'FROM node:22-slim\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
    },
    {
      bad: 'FROM node:22-slim\nRUN «yarn install»\n',
      good: 'FROM node:22-slim\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install\n',
    },
  ],
  *check(file) {
    const installs = commandsOf(file, 'yarn').filter((command) => does(command, 'install'));
    const left = uncleaned(installs, (one) => isCommand(one, 'yarn', 'cache clean'));
    for (const install of left) {
      const { instruction } = install.script;
      if (isMounted(instruction, '.cache/yarn', '.yarn/cache') || !isKept(file, instruction)) {
        continue;
      }
      yield reportLeft(file, install, 'yarn cache clean');
    }
  },
});
