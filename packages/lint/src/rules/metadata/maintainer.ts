import type { DockerfileModel, Instruction } from '@stagecraft/dockerfile';
import { quotedValue } from '../../text/quote.ts';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

export const maintainer = defineRule({
  id: 'maintainer',
  aliases: ['DL4000', 'MaintainerDeprecated'],
  severity: 'error',
  title: {
    en: 'MAINTAINER is deprecated.',
    'zh-CN': 'MAINTAINER 已弃用。',
  },
  why: {
    en: 'MAINTAINER writes a field of the image that tools no longer read. Labels say the same, can be listed with `docker inspect` and filtered by, and have agreed names.',
    'zh-CN':
      'MAINTAINER 写入的字段已不再被工具读取。标签可以表达同样的内容，能用 `docker inspect` 查看、用于过滤，并且有约定的名称。',
  },
  remedy: {
    en: 'Write it as the label `org.opencontainers.image.authors`.',
    'zh-CN': '改用标签 `org.opencontainers.image.authors`。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
    'https://github.com/hadolint/hadolint/wiki/DL4000',
  ],
  examples: [
    {
      bad: 'FROM busybox:1.36\n«MAINTAINER Jane Doe <jane@example.com>»\n',
      good: 'FROM busybox:1.36\nLABEL org.opencontainers.image.authors="Jane Doe <jane@example.com>"\n',
    },
  ],
  *check({ model }) {
    for (const instruction of model.instructions) {
      if (instruction.keyword !== 'MAINTAINER') continue;
      const { contentSpan: span } = instruction;
      yield { span, instruction, fix: () => asLabel(model, instruction) };
    }
  },
});

function asLabel({ text, escape }: DockerfileModel, instruction: Instruction): Fix | null {
  const { argsSpan, contentSpan, keywordSpan } = instruction;
  const name = text.slice(argsSpan.start, argsSpan.end);
  // Over several lines it is not clear what the name is.
  if (name.trim() === '' || name.includes('\n')) return null;
  const isLower = text.slice(keywordSpan.start, keywordSpan.end) === 'maintainer';
  const label = `${isLower ? 'label' : 'LABEL'} org.opencontainers.image.authors=${quotedValue(name, escape)}`;
  return {
    title: { en: 'Write it as a label', 'zh-CN': '改写为标签' },
    edits: [{ start: contentSpan.start, end: contentSpan.end, text: label }],
    changes: {
      en: 'The image gets a label in place of the author field.',
      'zh-CN': '镜像将以标签代替作者字段。',
    },
  };
}
