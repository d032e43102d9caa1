import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const from: InstructionReference = {
  keyword: 'FROM',
  summary: {
    en: 'Begins a build stage from a base image, an earlier stage, or nothing (`scratch`).',
    'zh-CN': '开始一个构建阶段，以某个基础镜像、前面的阶段或空镜像（`scratch`）为起点。',
  },
  details: {
    en: 'Every Dockerfile has at least one. Several make a multi-stage build: compile in one stage, copy only the result into a small last one. The image that is built is the last stage, unless `--target` names another. Give a tag (`node:22-alpine`) rather than `latest`, and a digest (`@sha256:…`) where a build must be repeatable.\n\nOnly ARGs written before the first FROM can be used in FROM lines.',
    'zh-CN':
      '每个 Dockerfile 至少有一条。写多条就是多阶段构建：在一个阶段里编译，只把结果复制到最后那个小镜像里。默认构建最后一个阶段，用 `--target` 可以指定别的阶段。请写明标签（`node:22-alpine`），不要依赖 `latest`；需要可重现的构建时再加上摘要（`@sha256:…`）。\n\nFROM 行里只能使用写在第一条 FROM 之前的 ARG。',
  },
  forms: [
    {
      label: 'FROM [--platform=<platform>] <image> [AS <name>]',
      text: {
        en: 'A tag (`:tag`) or a digest (`@sha256:…`) may follow the image; without both, `:latest` is meant.',
        'zh-CN': '镜像后可以跟标签（`:tag`）或摘要（`@sha256:…`）；两者都不写表示 `:latest`。',
      },
      parameters: [
        {
          label: '[--platform=<platform>]',
          text: {
            en: 'Platform of the base image, e.g. `linux/amd64`; by default the platform that is built for.',
            'zh-CN': '基础镜像的平台，例如 `linux/amd64`；默认是构建的目标平台。',
          },
        },
        {
          label: '<image>',
          text: {
            en: 'An image, the name of an earlier stage, or `scratch`.',
            'zh-CN': '镜像、前面某个阶段的名字，或 `scratch`。',
          },
        },
        {
          label: '[AS <name>]',
          text: {
            en: 'Names the stage, for `COPY --from=<name>`, `FROM <name>` and `--target`.',
            'zh-CN': '给阶段命名，供 `COPY --from=<name>`、`FROM <name>` 和 `--target` 使用。',
          },
        },
      ],
    },
  ],
  example:
    'FROM golang:1.25 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\n\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
  url: sectionUrl('from'),
  flags: [
    {
      name: 'platform',
      value: { kind: 'platform' },
      default: '$TARGETPLATFORM',
      text: {
        en: 'Platform of the base image when it exists for several. `--platform=$BUILDPLATFORM` runs a stage natively on the building machine, which is what cross-compilation wants.',
        'zh-CN':
          '当基础镜像支持多个平台时指定用哪一个。`--platform=$BUILDPLATFORM` 让该阶段在构建机上原生运行，适合交叉编译。',
      },
      example: 'FROM --platform=$BUILDPLATFORM golang:1.25 AS build',
      url: sectionUrl('from'),
    },
  ],
};
