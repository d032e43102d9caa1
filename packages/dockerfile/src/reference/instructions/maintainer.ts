import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const maintainer: InstructionReference = {
  keyword: 'MAINTAINER',
  summary: {
    en: 'Deprecated: sets the image’s author.',
    'zh-CN': '已弃用：设置镜像的作者。',
  },
  details: {
    en: 'Write `LABEL org.opencontainers.image.authors="…"` instead: `docker inspect` and registries show it.',
    'zh-CN':
      '请改用 `LABEL org.opencontainers.image.authors="…"`，`docker inspect` 和镜像仓库都会显示它。',
  },
  forms: [
    {
      label: 'MAINTAINER <name>',
      text: { en: 'Any text.', 'zh-CN': '任意文本。' },
      parameters: [{ label: '<name>', text: { en: 'Name and address.', 'zh-CN': '姓名和地址。' } }],
    },
  ],
  example: 'MAINTAINER Jane Doe <jane@example.com>',
  url: sectionUrl('maintainer-deprecated'),
  flags: [],
};
