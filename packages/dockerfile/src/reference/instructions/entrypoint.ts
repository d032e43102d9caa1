import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const entrypoint: InstructionReference = {
  keyword: 'ENTRYPOINT',
  summary: {
    en: 'Sets the program that every container of the image runs; CMD and what follows `docker run IMAGE` are its arguments.',
    'zh-CN': '设定镜像的每个容器都会运行的程序；CMD 以及 `docker run IMAGE` 后面的内容是它的参数。',
  },
  details: {
    en: 'For images that behave like one command. CMD alone is enough when people should be able to run anything else. Only the last ENTRYPOINT counts, and setting it resets a CMD that came from the base image.\n\nUse the exec form: the shell form ignores CMD and arguments, and keeps the signal of `docker stop` from the program.',
    'zh-CN':
      '适合用起来就像一个命令的镜像；如果希望用户能随意换成别的命令，只写 CMD 就够了。只有最后一条 ENTRYPOINT 有效，设置它会清除从基础镜像继承的 CMD。\n\n请用 exec 形式：shell 形式会忽略 CMD 和参数，`docker stop` 的信号也到不了程序。',
  },
  forms: [
    {
      label: 'ENTRYPOINT ["executable", "argument", …]',
      text: {
        en: 'Exec form: takes CMD as further arguments, gets signals.',
        'zh-CN': 'exec 形式：把 CMD 作为后续参数，能收到信号。',
      },
      parameters: [
        { label: '"executable"', text: { en: 'The program.', 'zh-CN': '要运行的程序。' } },
        {
          label: '"argument"',
          text: {
            en: 'Arguments that are always there.',
            'zh-CN': '始终带上的参数。',
          },
        },
      ],
    },
    {
      label: 'ENTRYPOINT <command>',
      text: {
        en: 'Shell form: ignores CMD; begin with `exec` so that signals reach the program.',
        'zh-CN': 'shell 形式：忽略 CMD；以 `exec` 开头，信号才能送达程序。',
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
  example: 'ENTRYPOINT ["/usr/local/bin/app"]\nCMD ["--help"]',
  url: sectionUrl('entrypoint'),
  flags: [],
};
