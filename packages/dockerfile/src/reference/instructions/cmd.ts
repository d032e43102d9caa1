import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const cmd: InstructionReference = {
  keyword: 'CMD',
  summary: {
    en: 'Says what a container runs by default; `docker run IMAGE something-else` replaces it.',
    'zh-CN': '指定容器默认运行什么；`docker run IMAGE 其他命令` 会替换它。',
  },
  details: {
    en: 'Nothing runs at build time. With an ENTRYPOINT, CMD gives its default arguments; without one, CMD is the command. Only the last CMD of a stage counts.\n\nPrefer the exec form: in the shell form `/bin/sh` is process 1 and does not pass on the signal of `docker stop`, so the program is killed after 10 seconds instead of ending in order.',
    'zh-CN':
      '构建时不会执行。有 ENTRYPOINT 时，CMD 是它的默认参数；没有时，CMD 就是要运行的命令。一个阶段里只有最后一条 CMD 有效。\n\n优先用 exec 形式：shell 形式下 1 号进程是 `/bin/sh`，它不转发 `docker stop` 的信号，程序会在 10 秒后被强行杀死，而不是正常退出。',
  },
  forms: [
    {
      label: 'CMD ["executable", "argument", …]',
      text: {
        en: 'Exec form: runs the program itself; signals reach it. With an ENTRYPOINT all strings are its arguments.',
        'zh-CN': 'exec 形式：直接运行程序，信号能送达。有 ENTRYPOINT 时，所有字符串都是它的参数。',
      },
      parameters: [
        {
          label: '"executable"',
          text: {
            en: 'The program, or the first argument of ENTRYPOINT.',
            'zh-CN': '要运行的程序，或 ENTRYPOINT 的第一个参数。',
          },
        },
        {
          label: '"argument"',
          text: { en: 'Arguments, one string each.', 'zh-CN': '参数，每个参数一个字符串。' },
        },
      ],
    },
    {
      label: 'CMD <command>',
      text: {
        en: 'Shell form: for variables and pipes. Begin with `exec` so that signals reach the program.',
        'zh-CN': 'shell 形式：需要变量和管道时使用。以 `exec` 开头，信号才能送达程序。',
      },
      parameters: [
        {
          label: '<command>',
          text: {
            en: 'Run by the shell when a container starts.',
            'zh-CN': '容器启动时由 shell 执行。',
          },
        },
      ],
    },
  ],
  example: 'CMD ["node", "server.js"]',
  url: sectionUrl('cmd'),
  flags: [],
};
