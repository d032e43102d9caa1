import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const workdir: InstructionReference = {
  keyword: 'WORKDIR',
  summary: {
    en: 'Sets the folder in which the instructions that follow and the containers run; makes it if needed.',
    'zh-CN': '设置后续指令和容器的工作目录；目录不存在时会创建。',
  },
  details: {
    en: 'Use it instead of `RUN cd …`, which lasts for that RUN only. Give an absolute path: a relative one counts from the WORKDIR before it, or from the base image’s. The folder that it makes belongs to root, whatever USER says.',
    'zh-CN':
      '用它代替 `RUN cd …`，后者只在那一条 RUN 里有效。请写绝对路径：相对路径从上一条 WORKDIR（或基础镜像的工作目录）算起。由它创建的目录属于 root，与 USER 无关。',
  },
  forms: [
    {
      label: 'WORKDIR <path>',
      text: {
        en: 'The rest of the line is the path, spaces included; variables are expanded.',
        'zh-CN': '该行余下部分都是路径，可以含空格；变量会被展开。',
      },
      parameters: [
        {
          label: '<path>',
          text: { en: 'A folder in the image.', 'zh-CN': '镜像中的目录。' },
        },
      ],
    },
  ],
  example: 'WORKDIR /app',
  url: sectionUrl('workdir'),
  flags: [],
};
