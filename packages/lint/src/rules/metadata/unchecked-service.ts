import { finalStage } from '../../file/final-stage.ts';
import { lacksHealthcheck } from '../../file/healthcheck.ts';
import { defineRule } from '../../rule.ts';

export const uncheckedService = defineRule({
  id: 'unchecked-service',
  aliases: [],
  severity: 'style',
  title: {
    en: 'The image offers a port, and nothing checks whether somebody answers there.',
    'zh-CN': '镜像公开了端口，却没有检查该端口是否有响应。',
  },
  why: {
    en: 'Docker sees that the process is there, not that it answers. A service that hangs stays “up”, and `docker compose` starts what depends on it too early, since `condition: service_healthy` needs a HEALTHCHECK.',
    'zh-CN':
      'Docker 只能看到进程存在，看不到它是否响应。卡死的服务仍显示为运行中；`docker compose` 的 `condition: service_healthy` 也需要 HEALTHCHECK，否则依赖它的服务会过早启动。',
  },
  remedy: {
    en: 'Add HEALTHCHECK with a request to the port. Kubernetes has probes of its own and does not look at it; write `HEALTHCHECK NONE` where it is of no use.',
    'zh-CN':
      '用 HEALTHCHECK 向该端口发请求。Kubernetes 有自己的探针，不读取它；不需要时写 `HEALTHCHECK NONE`。',
  },
  noFix: {
    en: 'Only you know what the program answers to, and what the image has to ask it with.',
    'zh-CN': '程序响应什么请求、镜像中有什么工具可以检查，只有你知道。',
  },
  docs: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  examples: [
    {
      bad: 'FROM python:3.13-slim\n«EXPOSE» 8000\nCMD ["python", "-m", "http.server"]\n',
      good: 'FROM python:3.13-slim\nEXPOSE 8000\nHEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen(\'http://localhost:8000\')"]\nCMD ["python", "-m", "http.server"]\n',
    },
  ],
  *check(file) {
    const stage = finalStage(file);
    if (stage === null || !lacksHealthcheck(file, stage) || isAskedOfAll(file.policy.rules)) return;
    const instruction = stage.instructions.findLast(({ keyword }) => keyword === 'EXPOSE');
    if (instruction !== undefined) yield { span: instruction.keywordSpan, instruction };
  },
});

/** The policy has every stage asked for a HEALTHCHECK: that says the same. */
function isAskedOfAll(rules: Readonly<Record<string, string>>): boolean {
  return (rules['missing-healthcheck'] ?? rules['dl3057'] ?? 'off') !== 'off';
}
