import type { FlagReference, InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

function timing(name: string, fallback: string, en: string, zh: string): FlagReference {
  return {
    name,
    value: { kind: 'duration' },
    default: fallback,
    text: { en, 'zh-CN': zh },
    example: `HEALTHCHECK --${name}=5s CMD wget -qO- http://localhost:8080/health || exit 1`,
    url: sectionUrl('healthcheck'),
  };
}

export const healthcheck: InstructionReference = {
  keyword: 'HEALTHCHECK',
  summary: {
    en: 'Says how Docker finds out whether a running container still works.',
    'zh-CN': '告诉 Docker 如何判断运行中的容器是否仍然正常。',
  },
  details: {
    en: 'The command runs inside the container: exit status 0 is healthy, 1 is not. It needs a program that the image has (`wget` or `curl` often are not there). The state shows in `docker ps`, and Compose can wait for it; Kubernetes ignores it. Only the last HEALTHCHECK counts; `HEALTHCHECK NONE` switches the base image’s off.',
    'zh-CN':
      '命令在容器内执行：退出状态 0 表示健康，1 表示不健康。所用的程序必须在镜像里（`wget`、`curl` 往往没有）。状态显示在 `docker ps` 中，Compose 可以等待它；Kubernetes 不理会它。只有最后一条 HEALTHCHECK 有效；`HEALTHCHECK NONE` 关闭基础镜像的检查。',
  },
  forms: [
    {
      label: 'HEALTHCHECK [--options] CMD <command>',
      text: {
        en: 'The command in shell form or as a JSON array.',
        'zh-CN': '命令可以是 shell 形式或 JSON 数组。',
      },
      parameters: [
        {
          label: '[--options]',
          text: {
            en: '`--interval`, `--timeout`, `--start-period`, `--start-interval`, `--retries`.',
            'zh-CN':
              '可用的标志：`--interval`、`--timeout`、`--start-period`、`--start-interval`、`--retries`。',
          },
        },
        { label: 'CMD', text: { en: 'A check follows.', 'zh-CN': '后面是检查命令。' } },
        {
          label: '<command>',
          text: {
            en: 'Exit status 0: healthy. 1: unhealthy. 2 is reserved.',
            'zh-CN': '退出状态 0：健康；1：不健康；2 保留不用。',
          },
        },
      ],
    },
    {
      label: 'HEALTHCHECK NONE',
      text: {
        en: 'Switches off the check of the base image.',
        'zh-CN': '关闭基础镜像的健康检查。',
      },
      parameters: [],
    },
  ],
  example:
    'HEALTHCHECK --interval=30s --timeout=3s CMD wget -qO- http://localhost:8080/health || exit 1',
  url: sectionUrl('healthcheck'),
  flags: [
    timing(
      'interval',
      '30s',
      'Time between two checks, and before the first.',
      '两次检查之间以及首次检查之前的间隔。',
    ),
    timing('timeout', '30s', 'A check that takes longer has failed.', '检查超过这个时间视为失败。'),
    timing(
      'start-period',
      '0s',
      'Time that the program may take to start: failures within it don’t count.',
      '给程序启动的时间：其间的失败不计入重试次数。',
    ),
    timing(
      'start-interval',
      '5s',
      'Time between two checks during the start period. Needs Docker Engine 25.0.',
      '启动期内两次检查的间隔。需要 Docker Engine 25.0。',
    ),
    {
      name: 'retries',
      value: { kind: 'number' },
      default: '3',
      text: {
        en: 'So many failures in a row make the container unhealthy.',
        'zh-CN': '连续失败这么多次，容器才算不健康。',
      },
      example: 'HEALTHCHECK --retries=5 CMD wget -qO- http://localhost:8080/health || exit 1',
      url: sectionUrl('healthcheck'),
    },
  ],
};
