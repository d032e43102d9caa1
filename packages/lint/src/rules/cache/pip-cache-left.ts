import { defineRule } from '../../rule.ts';
import type { LintFile } from '../../file/types.ts';
import { insertWords } from '../packages/inserts.ts';
import { commandsOf, does, hasOption, type ManagerCommand } from '../packages/managers.ts';
import { valueOf } from '../packages/words.ts';
import { isMounted } from './mounts.ts';

export const pipCacheLeft = defineRule({
  id: 'pip-cache-left',
  aliases: ['DL3042'],
  severity: 'warning',
  title: {
    en: "pip's cache stays in the image.",
    'zh-CN': 'pip 的缓存留在了镜像中。',
  },
  why: {
    en: 'pip keeps what it downloads and builds in ~/.cache/pip, so that a second install is quick. In an image there is no second install: the cache only makes it larger, often by as much as the packages themselves.',
    'zh-CN':
      'pip 会把下载和构建的内容保存在 ~/.cache/pip，以便再次安装时更快。镜像中不会再次安装：缓存只会让镜像变大，往往与软件包本身一样大。',
  },
  remedy: {
    en: 'Add `--no-cache-dir`, set PIP_NO_CACHE_DIR=1, or give the RUN a cache mount for ~/.cache/pip, which also makes builds quicker.',
    'zh-CN':
      '加上 `--no-cache-dir`，或设置 PIP_NO_CACHE_DIR=1；也可以为 ~/.cache/pip 使用缓存挂载，还能加快构建。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3042',
    'https://pip.pypa.io/en/stable/topics/caching/',
  ],
  examples: [
    {
      bad: 'FROM python:3.12-slim\nRUN «pip install» flask==3.0.3\n',
      good: 'FROM python:3.12-slim\nRUN pip install --no-cache-dir flask==3.0.3\n',
    },
    {
      bad: 'FROM python:3.12-slim\nRUN «pip install» -r requirements.txt\n',
      good: 'FROM python:3.12-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\n',
    },
  ],
  *check(file) {
    for (const pip of commandsOf(file, 'pip')) {
      if (!does(pip, 'install') || hasOption(pip, '--no-cache-dir') || isOff(file, pip)) continue;
      const { command, script, verb } = pip;
      if (isMounted(script.instruction, '.cache/pip')) continue;
      yield {
        span: { start: command.nameSpan.start, end: verb.span.end },
        instruction: script.instruction,
        fix: () =>
          insertWords(
            pip,
            verb.span,
            '--no-cache-dir',
            { en: 'Add --no-cache-dir', 'zh-CN': '加上 --no-cache-dir' },
            {
              en: "The image gets smaller by pip's cache.",
              'zh-CN': '镜像会变小，因为不再包含 pip 的缓存。',
            },
          ),
      };
    }
  },
});

const TRUE = new Set(['1', 'true', 'on', 'yes']);

/** Whether the environment switches the cache off. */
function isOff(file: LintFile, { script, command }: ManagerCommand): boolean {
  const own = command.assignments.findLast(({ name }) => name === 'PIP_NO_CACHE_DIR');
  const value =
    own === undefined
      ? valueOf(file, { script, command }, 'PIP_NO_CACHE_DIR')
      : (own.value?.value ?? null);
  return value !== null && TRUE.has(value.toLowerCase());
}
