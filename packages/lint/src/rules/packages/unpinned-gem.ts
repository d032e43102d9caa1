import { defineRule } from '../../rule.ts';
import { commandsOf, does, hasOption } from './managers.ts';
import { unpinned } from './pins.ts';

export const unpinnedGem = defineRule({
  id: 'unpinned-gem',
  aliases: ['DL3028'],
  severity: 'warning',
  title: {
    en: 'A gem is installed without a version.',
    'zh-CN': '安装 gem 时没有指定版本。',
  },
  why: {
    en: '`gem install` takes the newest release. A release that needs a newer Ruby, or that removed something, then breaks the next build of an unchanged Dockerfile.',
    'zh-CN':
      '`gem install` 会安装最新版本。需要更新的 Ruby 或删除了功能的版本，会使没有改动的 Dockerfile 在下次构建时失败。',
  },
  remedy: {
    en: 'Write `name:version`, or `-v version` for a single gem; several belong into a Gemfile with its lock file.',
    'zh-CN':
      '写成 `name:version`，单个 gem 也可以用 `-v version`；多个 gem 应写入 Gemfile 及其锁文件。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3028',
    'https://guides.rubygems.org/command-reference/#gem-install',
  ],
  examples: [
    {
      bad: 'FROM ruby:3.3\nRUN gem install «bundler»\n',
      good: 'FROM ruby:3.3\nRUN gem install bundler:2.5.17\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'gem')) {
      if (!does(command, 'install', 'i')) continue;
      if (hasOption(command, '-v', '--version') || command.files.length > 0) continue;
      yield* unpinned(file, command);
    }
  },
});
