import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const stopsignal: InstructionReference = {
  keyword: 'STOPSIGNAL',
  summary: {
    en: 'Sets the signal that `docker stop` sends to the container’s process; SIGTERM by default.',
    'zh-CN': '设置 `docker stop` 发给容器进程的信号；默认是 SIGTERM。',
  },
  details: {
    en: 'For programs that end in order on another signal: nginx and PHP-FPM on SIGQUIT, PostgreSQL on SIGINT, systemd on SIGRTMIN+3. After 10 seconds Docker sends SIGKILL. The signal goes to process 1: with a shell-form CMD or ENTRYPOINT that is the shell.',
    'zh-CN':
      '用于靠其他信号才能正常退出的程序：nginx、PHP-FPM 用 SIGQUIT，PostgreSQL 用 SIGINT，systemd 用 SIGRTMIN+3。10 秒后 Docker 会发送 SIGKILL。信号发给 1 号进程；如果 CMD 或 ENTRYPOINT 用的是 shell 形式，那就是 shell。',
  },
  forms: [
    {
      label: 'STOPSIGNAL <signal>',
      text: {
        en: 'A name, with or without `SIG`, or a number.',
        'zh-CN': '信号名（可省略 `SIG`）或数字。',
      },
      parameters: [
        {
          label: '<signal>',
          text: { en: 'e.g. `SIGQUIT` or `3`.', 'zh-CN': '例如 `SIGQUIT` 或 `3`。' },
        },
      ],
    },
  ],
  example: 'STOPSIGNAL SIGQUIT',
  url: sectionUrl('stopsignal'),
  flags: [],
};
