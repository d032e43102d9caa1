import { defineRule } from '../../rule.ts';
import { commandsOf, does } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedGoPackage = defineRule({
  id: 'unpinned-go-package',
  aliases: ['DL3062'],
  severity: 'warning',
  title: {
    en: 'A Go package is taken without a version.',
    'zh-CN': '获取 Go 软件包时没有指定版本。',
  },
  why: {
    en: '`@latest`, or no version at all, means whatever the module proxy offers on the day of the build. A tool can then change its output or need a newer Go between two builds of the same Dockerfile.',
    'zh-CN':
      '`@latest` 或不写版本，意味着使用构建当天模块代理提供的版本。同一个 Dockerfile 的两次构建之间，工具的输出可能改变，或需要更新的 Go。',
  },
  remedy: {
    en: 'Write `path@v1.2.3`, or name the tool in go.mod.',
    'zh-CN': '写成 `path@v1.2.3`，或在 go.mod 中声明该工具。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3062', 'https://go.dev/ref/mod#go-install'],
  examples: [
    {
      bad: 'FROM golang:1.23\nRUN go install «example.com/tool@latest»\n',
      good: 'FROM golang:1.23\nRUN go install example.com/tool@v1.4.0\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'go')) {
      if (does(command, 'install', 'get', 'run')) yield* unpinned(file, command);
    }
  },
});
