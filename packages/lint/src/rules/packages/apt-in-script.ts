import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';
import type { FoundCommand } from '../../file/types.ts';

export const aptInScript = defineRule({
  id: 'apt-in-script',
  aliases: ['DL3027'],
  severity: 'warning',
  title: {
    en: '`apt` is for people, not for scripts.',
    'zh-CN': '`apt` 供人使用，不适合脚本。',
  },
  why: {
    en: 'What `apt` prints and how it behaves may change from release to release, and it says so: “apt does not have a stable CLI interface. Use with caution in scripts.” A build that relies on it can break with a newer base image.',
    'zh-CN':
      '`apt` 的输出和行为可能随版本变化，它自己也会提示：“apt does not have a stable CLI interface. Use with caution in scripts.”依赖它的构建在更换基础镜像后可能失败。',
  },
  remedy: {
    en: 'Use `apt-get`, or `apt-cache` for searches; their interface is kept stable.',
    'zh-CN': '使用 `apt-get`，查询时使用 `apt-cache`；它们的接口保持稳定。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3027',
    'https://manpages.debian.org/stable/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN «apt» update && «apt» install -y curl=7.88.1-10\n',
      good: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.88.1-10\n',
    },
  ],
  *check({ commands }) {
    for (const found of commands) {
      const { script, command } = found;
      if (command.name !== 'apt') continue;
      const { instruction } = script;
      yield { span: command.nameSpan, instruction, fix: () => renamed(found) };
    }
  },
});

const IN_APT_GET = new Set([
  ...['update', 'upgrade', 'install', 'reinstall', 'remove', 'purge', 'autoremove', 'autoclean'],
  ...['clean', 'source', 'build-dep', 'download', 'changelog', 'satisfy'],
]);
const IN_APT_CACHE = new Set(['search', 'show', 'policy', 'depends', 'rdepends', 'showsrc']);

/** The stable program that has the same command; null when none has, or the name is quoted. */
function renamed({ command }: FoundCommand): Fix | null {
  const { args, program, nameSpan } = command;
  const verb = args.find(({ value }) => value !== null && !value.startsWith('-'))?.value ?? '';
  const name = IN_APT_GET.has(verb) ? 'apt-get' : IN_APT_CACHE.has(verb) ? 'apt-cache' : null;
  if (name === null || nameSpan.end - nameSpan.start !== program?.length) return null;
  return {
    title: { en: `Use ${name}`, 'zh-CN': `改用 ${name}` },
    edits: [{ start: nameSpan.end - 'apt'.length, end: nameSpan.end, text: name }],
    changes: null,
  };
}
