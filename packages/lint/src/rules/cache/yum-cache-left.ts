import { defineRule } from '../../rule.ts';
import { commandsOf, does } from '../packages/managers.ts';
import { isCommand, removes, reportLeft, uncleaned } from './cleaning.ts';
import { isMounted } from './mounts.ts';

export const yumCacheLeft = defineRule({
  id: 'yum-cache-left',
  aliases: ['DL3032'],
  severity: 'warning',
  title: {
    en: "yum's cache stays in the image.",
    'zh-CN': 'yum 的缓存留在了镜像中。',
  },
  why: {
    en: 'yum keeps the metadata of its repositories, and packages too, in /var/cache/yum. They belong to the layer from then on: a later RUN that deletes them does not make the image smaller.',
    'zh-CN':
      'yum 把仓库的元数据以及软件包保存在 /var/cache/yum。它们从此属于该层：之后的 RUN 即使删除也不会让镜像变小。',
  },
  remedy: {
    en: 'End the RUN with `yum clean all`, or give it a cache mount for /var/cache/yum.',
    'zh-CN': '在该 RUN 末尾执行 `yum clean all`，或为 /var/cache/yum 使用缓存挂载。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3032',
    'https://man7.org/linux/man-pages/man8/yum.8.html#CLEAN_OPTIONS',
  ],
  examples: [
    {
      bad: 'FROM centos:7\nRUN «yum install» -y httpd-2.4.6\n',
      good: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n',
    },
  ],
  *check(file) {
    const installs = commandsOf(file, 'yum').filter((command) =>
      does(command, 'install', 'module install', 'group install'),
    );
    const left = uncleaned(
      installs,
      (one) => isCommand(one, 'yum', 'clean', 'all') || removes(one, '/var/cache/yum'),
    );
    for (const install of left) {
      if (isMounted(install.script.instruction, '/var/cache/yum')) continue;
      yield reportLeft(file, install, 'yum clean all');
    }
  },
});
