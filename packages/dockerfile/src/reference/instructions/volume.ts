import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const volume: InstructionReference = {
  keyword: 'VOLUME',
  summary: {
    en: 'Marks folders whose content lives outside of the container, in a volume.',
    'zh-CN': '标记内容要存放在容器之外（卷）里的目录。',
  },
  details: {
    en: 'Every `docker run` without `-v` makes an unnamed volume for it, which is easily left behind. Images often do better without VOLUME: whoever runs them picks the folders with `-v`. It can’t be undone in an image built FROM this one.',
    'zh-CN':
      '每次 `docker run` 若不加 `-v`，都会为它新建一个匿名卷，容易遗留下来。很多镜像不写 VOLUME 更好：由运行的人用 `-v` 决定。以此镜像为基础的镜像无法取消它。',
  },
  forms: [
    {
      label: 'VOLUME <path> …',
      text: { en: 'Paths without spaces.', 'zh-CN': '路径不含空格时使用。' },
      parameters: [
        { label: '<path>', text: { en: 'A folder in the container.', 'zh-CN': '容器中的目录。' } },
      ],
    },
    {
      label: 'VOLUME ["<path>", …]',
      text: { en: 'JSON form; double quotes only.', 'zh-CN': 'JSON 形式；只能用双引号。' },
      parameters: [
        {
          label: '"<path>"',
          text: { en: 'A folder in the container.', 'zh-CN': '容器中的目录。' },
        },
      ],
    },
  ],
  example: 'VOLUME ["/var/lib/data"]',
  url: sectionUrl('volume'),
  flags: [],
};
