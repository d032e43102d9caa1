import { defineRule } from '../../rule.ts';
import { commandsOf, does } from '../packages/managers.ts';
import { isCommand, removes, reportLeft, uncleaned } from './cleaning.ts';
import { isMounted } from './mounts.ts';

export const dnfCacheLeft = defineRule({
  id: 'dnf-cache-left',
  aliases: ['DL3040'],
  severity: 'warning',
  title: {
    en: "dnf's cache stays in the image.",
    'zh-CN': 'dnf 的缓存留在了镜像中。',
  },
  why: {
    en: 'dnf keeps the metadata of its repositories in /var/cache: on Fedora more than 100 MB after a single install. It belongs to the layer from then on, and a later RUN that deletes it does not make the image smaller.',
    'zh-CN':
      'dnf 把仓库的元数据保存在 /var/cache 下：在 Fedora 上一次安装就超过 100 MB。它从此属于该层，之后的 RUN 即使删除也不会让镜像变小。',
  },
  remedy: {
    en: 'End the RUN with `dnf clean all` (`microdnf clean all`), or give it a cache mount for /var/cache/libdnf5.',
    'zh-CN':
      '在该 RUN 末尾执行 `dnf clean all`（或 `microdnf clean all`），或为 /var/cache/libdnf5 使用缓存挂载。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3040',
    'https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command',
  ],
  examples: [
    {
      bad: 'FROM fedora:40\nRUN «dnf install» -y httpd-2.4.62\n',
      good: 'FROM fedora:40\nRUN dnf install -y httpd-2.4.62 && dnf clean all\n',
    },
  ],
  *check(file) {
    const installs = commandsOf(file, 'dnf', 'microdnf').filter((command) =>
      does(command, ...FETCHING),
    );
    for (const name of ['dnf', 'microdnf'] as const) {
      const own = installs.filter(({ manager }) => manager === name);
      const left = uncleaned(
        own,
        (one) => isCommand(one, name, 'clean', 'all') || removes(one, ...FOLDERS),
      );
      for (const install of left) {
        const { instruction } = install.script;
        if (isMounted(instruction, ...FOLDERS, '.cache/libdnf5')) continue;
        yield reportLeft(file, install, `${name} clean all`);
      }
    }
  },
});

/** With their short names; `update` is `upgrade`. */
const FETCHING = [
  ...['install', 'in', 'reinstall', 'rei', 'upgrade', 'up', 'update'],
  ...['upgrade-minimal', 'up-min', 'groupinstall', 'localinstall'],
  ...['group install', 'module install'],
];

/** Of dnf 5, dnf 4, and microdnf. */
const FOLDERS = ['/var/cache/libdnf5', '/var/cache/dnf', '/var/cache/yum'];
