import { defineRule } from '../../rule.ts';

export const pointlessCommand = defineRule({
  id: 'pointless-command',
  aliases: ['DL3001'],
  severity: 'info',
  title: {
    en: 'This command makes no sense while an image is built.',
    'zh-CN': '该命令在构建镜像时没有意义。',
  },
  why: {
    en: 'What such a command acts on is gone when the RUN ends: processes, services and mounts of a build step do not get into the image, and nobody is there to use an editor or a remote shell. Mostly it was meant for the container that runs later.',
    'zh-CN':
      '这类命令作用的对象在 RUN 结束时就消失了：构建步骤中的进程、服务和挂载不会进入镜像，也没有人来使用编辑器或远程终端。它多半是为之后运行的容器准备的。',
  },
  remedy: {
    en: 'Start the service in CMD or ENTRYPOINT, use a mount of RUN (`--mount=type=bind`, `cache`, `ssh`) instead of `mount` and `ssh`, and leave the rest out.',
    'zh-CN':
      '在 CMD 或 ENTRYPOINT 中启动服务，用 RUN 的挂载（`--mount=type=bind`、`cache`、`ssh`）代替 `mount` 和 `ssh`，其余的去掉即可。',
  },
  noFix: {
    en: 'What the command was meant to do is not known, and others may depend on its result.',
    'zh-CN': '无法得知该命令的用意，其他命令也可能依赖它的结果。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3001',
    'https://docs.docker.com/reference/dockerfile/#run---mount',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN apt-get update && «service» ssh start\n',
      good: 'FROM debian:12\nRUN apt-get update\nCMD ["/usr/sbin/sshd", "-D"]\n',
    },
  ],
  *check({ commands }) {
    for (const { script, command } of commands) {
      const { name, nameSpan } = command;
      if (name === null || !POINTLESS.has(name)) continue;
      const message = {
        en: `\`${name}\` makes no sense while an image is built.`,
        'zh-CN': `构建镜像时 \`${name}\` 没有意义。`,
      };
      yield { span: nameSpan, instruction: script.instruction, message };
    }
  },
});

const POINTLESS = new Set([
  ...['free', 'ifconfig', 'kill', 'mount', 'ps', 'service', 'shutdown', 'ssh', 'top', 'vim'],
]);
