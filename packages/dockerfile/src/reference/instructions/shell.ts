import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const shell: InstructionReference = {
  keyword: 'SHELL',
  summary: {
    en: 'Sets the shell that runs the shell form of RUN, CMD and ENTRYPOINT from here on.',
    'zh-CN': '设置此后 RUN、CMD、ENTRYPOINT 的 shell 形式由哪个 shell 执行。',
  },
  details: {
    en: 'The default is `["/bin/sh", "-c"]` on Linux, `["cmd", "/S", "/C"]` on Windows. `["/bin/bash", "-o", "pipefail", "-c"]` makes a RUN fail when any part of a pipe fails; the image must have that shell.',
    'zh-CN':
      'Linux 上默认是 `["/bin/sh", "-c"]`，Windows 上是 `["cmd", "/S", "/C"]`。`["/bin/bash", "-o", "pipefail", "-c"]` 能让管道中任一部分失败时整条 RUN 失败；前提是镜像里有这个 shell。',
  },
  forms: [
    {
      label: 'SHELL ["executable", "argument", …]',
      text: { en: 'JSON form only.', 'zh-CN': '只能用 JSON 形式。' },
      parameters: [
        { label: '"executable"', text: { en: 'The shell.', 'zh-CN': 'shell 程序。' } },
        {
          label: '"argument"',
          text: {
            en: 'Its arguments; the last makes it take a command, e.g. `-c`.',
            'zh-CN': '参数；最后一个让它接受命令，例如 `-c`。',
          },
        },
      ],
    },
  ],
  example: 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
  url: sectionUrl('shell'),
  flags: [],
};
