import { lacksHealthcheck } from '../../file/healthcheck.ts';
import { defineRule } from '../../rule.ts';

export const missingHealthcheck = defineRule({
  id: 'missing-healthcheck',
  aliases: ['DL3057'],
  severity: 'info',
  isOffByDefault: true,
  title: {
    en: 'The stage has no HEALTHCHECK.',
    'zh-CN': '该阶段没有 HEALTHCHECK。',
  },
  why: {
    en: 'Docker knows of a container only that its process is there. One that hangs, or has lost its database, stays “up”, keeps its place behind the load balancer and is not started anew.',
    'zh-CN':
      'Docker 只知道容器的进程还在。卡死的、或已断开数据库的容器仍显示为运行中，继续接收负载均衡的请求，也不会被替换。',
  },
  remedy: {
    en: 'Say with HEALTHCHECK how to ask the program whether it works, or `HEALTHCHECK NONE` where that is of no use.',
    'zh-CN': '用 HEALTHCHECK 说明如何检查程序是否正常；不需要检查时写 `HEALTHCHECK NONE`。',
  },
  noFix: {
    en: 'Only you know how to tell that the program works, and what the image has to ask it with.',
    'zh-CN': '如何判断程序正常、镜像中有什么工具可以检查，只有你知道。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3057',
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
  ],
  examples: [
    {
      bad: 'FROM «nginx:1.27»\n',
      good: 'FROM nginx:1.27\nHEALTHCHECK CMD ["curl", "-f", "http://localhost/"]\n',
    },
  ],
  *check(file) {
    for (const stage of file.stages) {
      const { from } = stage;
      const image = from?.detail.type === 'from' ? from.detail.image : null;
      if (image === null || !lacksHealthcheck(file, stage)) continue;
      yield { span: image.span, instruction: from };
    }
  },
});
