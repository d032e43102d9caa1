import { planCaches } from '@stagecraft/dockerfile';
import { intentFix } from '../../fixes/intent-fix.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';

export const missingCacheMount = defineRule({
  id: 'missing-cache-mount',
  aliases: [],
  severity: 'style',
  isOffByDefault: true,
  title: {
    en: "A cache mount would keep the package manager's downloads.",
    'zh-CN': '缓存挂载可以保留包管理器的下载内容。',
  },
  why: {
    en: 'When this step runs anew, all packages are downloaded again, also those that are the same as last time. A cache mount keeps them between builds, outside of the image.',
    'zh-CN':
      '该步骤重新执行时会再次下载所有软件包，包括与上次相同的。缓存挂载在多次构建之间保留它们，且不进入镜像。',
  },
  remedy: {
    en: "Add `RUN --mount=type=cache,target=…` with the manager's cache folder.",
    'zh-CN': '添加 `RUN --mount=type=cache,target=…`，指向包管理器的缓存目录。',
  },
  docs: ['https://docs.docker.com/build/cache/optimize/#use-cache-mounts'],
  examples: [
    {
      bad: 'FROM python:3.13-slim\n«RUN» pip install -r requirements.txt\n',
      good: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\n',
    },
  ],
  *check(file) {
    const { model, graph, resolver } = file;
    for (const instruction of model.instructions) {
      const { index, keyword, keywordSpan: span } = instruction;
      if (keyword !== 'RUN') continue;
      if (!planCaches({ model, graph, options: {} }, resolver, index).ok) continue;
      const fix = () =>
        intentFix(
          file,
          { kind: 'addCacheMounts', instruction: index },
          {
            title: say('Add the cache mounts', '添加缓存挂载'),
            changes: say(
              'What was downloaded stays out of the image, in a cache of the builder.',
              '下载的内容不进入镜像，保存在构建器的缓存中。',
            ),
          },
        );
      yield { span, instruction, fix };
    }
  },
});
