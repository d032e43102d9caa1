import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const env: InstructionReference = {
  keyword: 'ENV',
  summary: {
    en: 'Sets environment variables for the rest of the stage and for every container of the image.',
    'zh-CN': '设置环境变量，在本阶段后续指令和镜像的每个容器中都有效。',
  },
  details: {
    en: 'For what the program needs at run time. What only the build needs is an ARG, or stands before a command in RUN. Never put a secret here: anyone with the image can read it; use `RUN --mount=type=secret`. A variable set in the same ENV is not seen by the others in it.',
    'zh-CN':
      '用于程序运行时需要的变量。只在构建时需要的，用 ARG，或写在 RUN 里命令的前面。不要放机密：任何拿到镜像的人都能读出来，请用 `RUN --mount=type=secret`。同一条 ENV 里设置的变量，彼此之间看不到新值。',
  },
  forms: [
    {
      label: 'ENV <name>=<value> …',
      text: {
        en: 'Several at once; quote a value with spaces.',
        'zh-CN': '可一次设置多个；含空格的值要加引号。',
      },
      parameters: [
        { label: '<name>', text: { en: 'The variable’s name.', 'zh-CN': '变量名。' } },
        {
          label: '<value>',
          text: {
            en: 'Its value; `$NAME` and `${NAME:-default}` are expanded.',
            'zh-CN': '变量的值；`$NAME` 和 `${NAME:-default}` 会被展开。',
          },
        },
      ],
    },
  ],
  example: 'ENV NODE_ENV=production \\\n    PATH=/app/bin:$PATH',
  url: sectionUrl('env'),
  flags: [],
};
