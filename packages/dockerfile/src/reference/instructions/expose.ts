import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const expose: InstructionReference = {
  keyword: 'EXPOSE',
  summary: {
    en: 'Documents the ports that the program in the container listens on; it opens none.',
    'zh-CN': '说明容器里的程序监听哪些端口；它并不会开放端口。',
  },
  details: {
    en: 'To reach a port from outside, publish it: `docker run -p 8080:80`. `docker run -P` publishes all exposed ports on free ports of the host. The protocol is TCP unless `/udp` follows.',
    'zh-CN':
      '要从外部访问，需要在运行时发布端口：`docker run -p 8080:80`。`docker run -P` 会把所有 EXPOSE 的端口发布到主机的空闲端口。默认是 TCP，UDP 要写 `/udp`。',
  },
  forms: [
    {
      label: 'EXPOSE <port>[/<protocol>] …',
      text: {
        en: 'A port or a range (`8000-8010`).',
        'zh-CN': '端口或端口范围（`8000-8010`）。',
      },
      parameters: [
        { label: '<port>', text: { en: 'Port inside the container.', 'zh-CN': '容器内的端口。' } },
        {
          label: '[/<protocol>]',
          text: {
            en: '`tcp` (default), `udp` or `sctp`.',
            'zh-CN': '`tcp`（默认）、`udp` 或 `sctp`。',
          },
        },
      ],
    },
  ],
  example: 'EXPOSE 8080 53/udp',
  url: sectionUrl('expose'),
  flags: [],
};
