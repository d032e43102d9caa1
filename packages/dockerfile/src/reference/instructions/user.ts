import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const user: InstructionReference = {
  keyword: 'USER',
  summary: {
    en: 'Sets the user, and optionally the group, that later RUNs and the containers run as.',
    'zh-CN': '设置后续 RUN 和容器以哪个用户（及可选的组）运行。',
  },
  details: {
    en: 'Without it everything runs as root. Make a user (`RUN useradd …`), give it the files it must write (`COPY --chown`), and switch near the end, after what needs root. A name must exist in the image; a number always works and can be checked by orchestrators (`runAsNonRoot`). With a number that has no entry in `/etc/passwd`, the group is root.',
    'zh-CN':
      '不写则一律以 root 运行。先创建用户（`RUN useradd …`），把需要写入的文件交给它（`COPY --chown`），在需要 root 的步骤之后再切换。名字必须存在于镜像中；数字总是可用，编排系统也能据此检查（`runAsNonRoot`）。如果数字在 `/etc/passwd` 里没有对应条目，组就是 root。',
  },
  forms: [
    {
      label: 'USER <user>[:<group>]',
      text: {
        en: 'Names or numbers.',
        'zh-CN': '名字或数字。',
      },
      parameters: [
        { label: '<user>', text: { en: 'User name or UID.', 'zh-CN': '用户名或 UID。' } },
        {
          label: '[:<group>]',
          text: {
            en: 'Group name or GID; the user’s other groups then don’t count.',
            'zh-CN': '组名或 GID；写了之后，用户所属的其他组不再生效。',
          },
        },
      ],
    },
  ],
  example: 'RUN useradd --system --uid 10001 app\nUSER app',
  url: sectionUrl('user'),
  flags: [],
};
