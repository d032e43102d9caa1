import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const label: InstructionReference = {
  keyword: 'LABEL',
  summary: {
    en: 'Adds metadata to the image: source, version, licence, whom to ask.',
    'zh-CN': '给镜像添加元数据：来源、版本、许可证、联系人等。',
  },
  details: {
    en: 'The keys of the OCI annotations (`org.opencontainers.image.source`, `.version`, `.licenses`, …) are known to registries and tools. `docker inspect` shows labels. One that changes with every build, e.g. a commit, belongs at the end, so that it does not spoil the cache.',
    'zh-CN':
      'OCI 注解的键（`org.opencontainers.image.source`、`.version`、`.licenses` 等）能被仓库和工具识别。用 `docker inspect` 查看。每次构建都会变的标签（例如提交号）放在最后，以免破坏缓存。',
  },
  forms: [
    {
      label: 'LABEL <key>=<value> …',
      text: {
        en: 'Several at once; quote a value with spaces.',
        'zh-CN': '可一次添加多个；含空格的值要加引号。',
      },
      parameters: [
        {
          label: '<key>',
          text: { en: 'Best in reverse domain notation.', 'zh-CN': '最好采用反向域名写法。' },
        },
        { label: '<value>', text: { en: 'Any text.', 'zh-CN': '任意文本。' } },
      ],
    },
  ],
  example:
    'LABEL org.opencontainers.image.source="https://example.com/project" \\\n      org.opencontainers.image.licenses="Apache-2.0"',
  url: sectionUrl('label'),
  flags: [],
};
