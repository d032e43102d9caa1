import { defineRule } from '../../rule.ts';
import { commandsOf, does } from '../packages/managers.ts';
import { isCommand, removes, reportLeft, uncleaned } from './cleaning.ts';
import { isMounted } from './mounts.ts';

export const zypperCacheLeft = defineRule({
  id: 'zypper-cache-left',
  aliases: ['DL3036'],
  severity: 'warning',
  title: {
    en: "zypper's cache stays in the image.",
    'zh-CN': 'zypper 的缓存留在了镜像中。',
  },
  why: {
    en: 'zypper keeps what it downloads in /var/cache/zypp. It belongs to the layer from then on: a later RUN that deletes it does not make the image smaller.',
    'zh-CN':
      'zypper 把下载的内容保存在 /var/cache/zypp。它从此属于该层：之后的 RUN 即使删除也不会让镜像变小。',
  },
  remedy: {
    en: 'End the RUN with `zypper clean --all`, or give it a cache mount for /var/cache/zypp.',
    'zh-CN': '在该 RUN 末尾执行 `zypper clean --all`，或为 /var/cache/zypp 使用缓存挂载。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3036',
    'https://man.archlinux.org/man/zypper.8#Repository_Management_Commands',
  ],
  examples: [
    {
      bad: 'FROM opensuse/leap:15.6\nRUN «zypper install» -y httpd=2.4.58\n',
      good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean --all\n',
    },
  ],
  *check(file) {
    const installs = commandsOf(file, 'zypper').filter((command) => does(command, 'install', 'in'));
    const left = uncleaned(
      installs,
      (one) =>
        isCommand(one, 'zypper', 'clean') ||
        isCommand(one, 'zypper', 'cc') ||
        removes(one, '/var/cache/zypp'),
    );
    for (const install of left) {
      if (isMounted(install.script.instruction, '/var/cache/zypp')) continue;
      yield reportLeft(file, install, 'zypper clean --all');
    }
  },
});
