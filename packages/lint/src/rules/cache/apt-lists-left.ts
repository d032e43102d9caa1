import type { Instruction } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import { commandsOf, does } from '../packages/managers.ts';
import { removes, reportLeft, uncleaned } from './cleaning.ts';
import { isKept } from './layers.ts';
import { isMounted } from './mounts.ts';

export const aptListsLeft = defineRule({
  id: 'apt-lists-left',
  aliases: ['DL3009'],
  severity: 'info',
  title: {
    en: "apt-get's package lists stay in the image.",
    'zh-CN': 'apt-get 的软件包列表留在了镜像中。',
  },
  why: {
    en: '`apt-get update` writes the lists of all packages to /var/lib/apt/lists, some 20 to 50 MB. Nothing needs them once the packages are installed, and everyone who pulls the image pulls them too. Deleting them in a later RUN wins nothing back: they stay in the layer below.',
    'zh-CN':
      '`apt-get update` 会把所有软件包的列表写入 /var/lib/apt/lists，约 20 到 50 MB。安装完成后不再需要它们，但每个拉取镜像的人都要一起下载。在后面的 RUN 中删除无法收回空间：它们仍在下面的层里。',
  },
  remedy: {
    en: 'Add `rm -rf /var/lib/apt/lists/*` to the same RUN, or give it cache mounts for /var/lib/apt and /var/cache/apt.',
    'zh-CN':
      '在同一个 RUN 中加上 `rm -rf /var/lib/apt/lists/*`，或为 /var/lib/apt 和 /var/cache/apt 使用缓存挂载。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3009',
    'https://docs.docker.com/build/building/best-practices/#apt-get',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN «apt-get update» && apt-get install -y curl\n',
      good: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  *check(file) {
    const updates = commandsOf(file, 'apt-get', 'apt', 'aptitude')
      .filter((command) => does(command, 'update'))
      .sort((a, b) => a.command.span.start - b.command.span.start);
    for (const update of uncleaned(updates, (one) => removes(one, LISTS))) {
      const { instruction } = update.script;
      if (hasMounts(instruction) || !isKept(file, instruction)) continue;
      yield reportLeft(file, update, `rm -rf ${LISTS}/*`);
    }
  },
});

const LISTS = '/var/lib/apt/lists';

function hasMounts(instruction: Instruction): boolean {
  if (isMounted(instruction, LISTS)) return true;
  return isMounted(instruction, '/var/lib/apt') && isMounted(instruction, '/var/cache/apt');
}
