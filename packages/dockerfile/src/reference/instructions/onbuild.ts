import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const onbuild: InstructionReference = {
  keyword: 'ONBUILD',
  summary: {
    en: 'Keeps an instruction for later: it runs at the start of every stage that is built FROM this one.',
    'zh-CN': '预存一条指令：以本阶段（镜像）为基础的每个阶段一开始就会执行它。',
  },
  details: {
    en: 'For base images of a team, where each project copies and builds in the same way. It is not handed on to grandchildren. ONBUILD, FROM and MAINTAINER can’t be kept. As it acts unseen in the other Dockerfile, say so in the image’s tag (`node:22-onbuild`).',
    'zh-CN':
      '适合团队的公共基础镜像：每个项目都以同样方式复制和构建。它只对直接的下一级生效，不会再往下传。不能预存 ONBUILD、FROM 和 MAINTAINER。由于它在别人的 Dockerfile 里悄悄执行，最好在标签里注明（`node:22-onbuild`）。',
  },
  forms: [
    {
      label: 'ONBUILD <instruction>',
      text: {
        en: 'Any instruction but ONBUILD, FROM and MAINTAINER.',
        'zh-CN': '除 ONBUILD、FROM、MAINTAINER 以外的任意指令。',
      },
      parameters: [
        {
          label: '<instruction>',
          text: { en: 'The instruction with its arguments.', 'zh-CN': '完整的指令及其参数。' },
        },
      ],
    },
  ],
  example: 'ONBUILD COPY . /app/src',
  url: sectionUrl('onbuild'),
  flags: [],
};
