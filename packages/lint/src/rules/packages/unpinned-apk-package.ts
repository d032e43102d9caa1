import { defineRule } from '../../rule.ts';
import { commandsOf, does } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedApkPackage = defineRule({
  id: 'unpinned-apk-package',
  aliases: ['DL3018'],
  severity: 'warning',
  title: {
    en: 'A package is installed with apk without a version.',
    'zh-CN': '用 apk 安装软件包时没有指定版本。',
  },
  why: {
    en: 'apk takes the newest version of the branch, so two builds of the same Dockerfile can differ. What changed between them is not in the repository, and has to be found by comparing images.',
    'zh-CN':
      'apk 会安装该分支的最新版本，因此同一个 Dockerfile 的两次构建可能不同。差异不在代码仓库里，只能通过比较镜像来查找。',
  },
  remedy: {
    en: 'Write `name=version`, or `name~version` for a version and its revisions. Alpine keeps only the newest revision of a branch, so `~` lasts longer.',
    'zh-CN':
      '写成 `name=version`，或用 `name~version` 表示某个版本及其修订。Alpine 每个分支只保留最新修订，因此 `~` 更耐用。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3018',
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#Holding_a_specific_package_back',
  ],
  examples: [
    {
      bad: 'FROM alpine:3.20\nRUN apk add --no-cache «git» curl=8.9.0-r0\n',
      good: 'FROM alpine:3.20\nRUN apk add --no-cache git~2.45 curl=8.9.0-r0\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'apk')) {
      if (does(command, 'add')) yield* unpinned(file, command, isForbidden);
    }
  },
});

/** `!name` must not be there. */
function isForbidden(name: string): boolean {
  return name.startsWith('!');
}
