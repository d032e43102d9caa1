import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const run: InstructionReference = {
  keyword: 'RUN',
  summary: {
    en: 'Runs a command while the image is built and keeps the changed files as a new layer.',
    'zh-CN': '在构建镜像时执行命令，并把改动的文件保存为新的一层。',
  },
  details: {
    en: 'For installing packages, compiling, preparing files. It runs at build time, not when a container starts: that is `CMD` and `ENTRYPOINT`. A file deleted in a later RUN still takes space in the earlier layer, so clean up in the same RUN, or keep caches out of the image with `--mount=type=cache`. The layer is cached by the text of the command: `apt-get update` alone in a RUN goes stale, so put it together with `install`.',
    'zh-CN':
      '用于安装软件包、编译、准备文件。它在构建时执行，不是容器启动时执行；启动时的命令用 `CMD` 和 `ENTRYPOINT`。在后面的 RUN 里删除文件并不会缩小前面的层，所以要在同一条 RUN 里清理，或者用 `--mount=type=cache` 让缓存不进入镜像。层按命令文本缓存：单独一条 `apt-get update` 会一直用旧结果，应与 `install` 写在同一条里。',
  },
  forms: [
    {
      label: 'RUN [--flags] <command>',
      text: {
        en: 'Shell form: run by the shell (`/bin/sh -c`, or what SHELL says), with variables, pipes and `&&`.',
        'zh-CN':
          'shell 形式：由 shell（`/bin/sh -c` 或 SHELL 指定的程序）执行，可用变量、管道和 `&&`。',
      },
      parameters: [
        {
          label: '[--flags]',
          text: {
            en: '`--mount`, `--network`, `--security`, `--device`.',
            'zh-CN': '可用的标志：`--mount`、`--network`、`--security`、`--device`。',
          },
        },
        {
          label: '<command>',
          text: {
            en: 'The command; join several with `&&`, or open a here-document with `<<EOF`.',
            'zh-CN': '要执行的命令；多条命令用 `&&` 连接，或用 `<<EOF` 写成 here-document。',
          },
        },
      ],
    },
    {
      label: 'RUN [--flags] ["executable", "argument", …]',
      text: {
        en: 'Exec form: runs the program itself, without a shell. No variables, no pipes; double quotes only.',
        'zh-CN': 'exec 形式：不经过 shell，直接运行程序。没有变量和管道；只能用双引号。',
      },
      parameters: [
        {
          label: '[--flags]',
          text: {
            en: '`--mount`, `--network`, `--security`, `--device`.',
            'zh-CN': '可用的标志：`--mount`、`--network`、`--security`、`--device`。',
          },
        },
        { label: '"executable"', text: { en: 'The program.', 'zh-CN': '要运行的程序。' } },
        {
          label: '"argument"',
          text: { en: 'Its arguments, one string each.', 'zh-CN': '参数，每个参数一个字符串。' },
        },
      ],
    },
  ],
  example:
    'RUN apt-get update \\\n && apt-get install -y --no-install-recommends ca-certificates curl \\\n && rm -rf /var/lib/apt/lists/*',
  url: sectionUrl('run'),
  flags: [
    {
      name: 'mount',
      value: { kind: 'mount' },
      repeats: true,
      default: null,
      text: {
        en: 'Makes files visible to this command only, none of which stay in the image: a cache that survives builds, a secret, an SSH agent, files of the context or of another stage, or memory.',
        'zh-CN':
          '只让这条命令看到额外的文件，且都不会留在镜像里：跨构建保留的缓存、机密、SSH 代理、构建上下文或其他阶段的文件，或内存盘。',
      },
      example: 'RUN --mount=type=cache,target=/root/.npm npm ci',
      url: sectionUrl('run---mount'),
    },
    {
      name: 'network',
      value: {
        kind: 'enum',
        values: [
          {
            value: 'default',
            text: {
              en: 'The build’s own network.',
              'zh-CN': '构建默认的网络。',
            },
          },
          {
            value: 'none',
            text: {
              en: 'No network but the loopback: shows that the command needs nothing from outside.',
              'zh-CN': '除回环外没有网络，可以证明这条命令不依赖外部。',
            },
          },
          {
            value: 'host',
            text: {
              en: 'The host’s network. The build must be allowed to: `--allow network.host`.',
              'zh-CN': '使用主机的网络。构建时需要授权：`--allow network.host`。',
            },
          },
        ],
      },
      default: 'default',
      text: {
        en: 'Which network the command sees.',
        'zh-CN': '命令能使用的网络。',
      },
      example: 'RUN --network=none make test',
      url: sectionUrl('run---network'),
    },
    {
      name: 'security',
      value: {
        kind: 'enum',
        values: [
          {
            value: 'sandbox',
            text: { en: 'The usual limits.', 'zh-CN': '通常的隔离限制。' },
          },
          {
            value: 'insecure',
            text: {
              en: 'Full privileges, like `docker run --privileged`. The build must be allowed to: `--allow security.insecure`.',
              'zh-CN':
                '完整特权，相当于 `docker run --privileged`。构建时需要授权：`--allow security.insecure`。',
            },
          },
        ],
      },
      default: 'sandbox',
      text: {
        en: 'Which privileges the command has.',
        'zh-CN': '命令拥有的权限。',
      },
      example: 'RUN --security=sandbox make test',
      url: sectionUrl('run---security'),
    },
    {
      name: 'device',
      value: { kind: 'device' },
      repeats: true,
      default: null,
      text: {
        en: 'Gives the command a device of the builder by its CDI name, e.g. `nvidia.com/gpu=all`. The builder must be set up for it.',
        'zh-CN':
          '按 CDI 名称把构建机的设备提供给命令，例如 `nvidia.com/gpu=all`。构建器需要事先配置。',
      },
      example: 'RUN --device=nvidia.com/gpu=all nvidia-smi',
      url: sectionUrl('run---device'),
    },
  ],
};
