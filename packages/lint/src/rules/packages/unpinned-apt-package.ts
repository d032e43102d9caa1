import { defineRule } from '../../rule.ts';
import { commandsOf, does } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedAptPackage = defineRule({
  id: 'unpinned-apt-package',
  aliases: ['DL3008'],
  severity: 'warning',
  title: {
    en: 'A package is installed with apt-get without a version.',
    'zh-CN': '用 apt-get 安装软件包时没有指定版本。',
  },
  why: {
    en: 'apt-get takes whatever version the archive offers on the day of the build. The same Dockerfile then gives other images next week, and a build that worked can break without a change anyone made. A cached layer also keeps the old version until something above it changes.',
    'zh-CN':
      'apt-get 会安装构建当天软件源提供的版本。同一个 Dockerfile 下周可能构建出不同的镜像，没有任何改动的构建也可能突然失败；而缓存的层会一直保留旧版本，直到其上方有改动。',
  },
  remedy: {
    en: 'Write the version behind the name, as `curl=7.88.1-10+deb12u5`; `curl=7.88.*` allows security updates.',
    'zh-CN': '在名称后写明版本，例如 `curl=7.88.1-10+deb12u5`；`curl=7.88.*` 允许安全更新。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3008',
    'https://docs.docker.com/build/building/best-practices/#version-pinning',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN apt-get update && apt-get install -y «curl» «git»\n',
      good: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.88.1-10+deb12u5 git=1:2.39.*\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'apt-get')) {
      if (does(command, 'install')) yield* unpinned(file, command, isRemoved);
    }
  },
});

/** `name-` takes a package away. */
function isRemoved(name: string): boolean {
  return name.endsWith('-');
}
