import { runAsOther } from '../../fixes/run-as.ts';
import { finalStage } from '../../file/final-stage.ts';
import { baseIsRoot } from '../../file/users.ts';
import { defineRule } from '../../rule.ts';

export const missingUser = defineRule({
  id: 'missing-user',
  aliases: [],
  severity: 'info',
  title: {
    en: 'Nothing says USER, and the base image runs as root.',
    'zh-CN': '没有 USER 指令，而基础镜像以 root 身份运行。',
  },
  why: {
    en: 'Without USER the container runs as whom the base image says, here root. A mistake in the program then reaches every file of the container, and clusters that allow no root (`runAsNonRoot`) refuse to start it.',
    'zh-CN':
      '没有 USER 时容器以基础镜像指定的用户运行，这里是 root。程序出错会影响容器内的所有文件，禁止 root 的集群（`runAsNonRoot`）也会拒绝启动它。',
  },
  remedy: {
    en: 'Add USER with another user after what needs root. A program that changes its user itself after the start may stay as it is.',
    'zh-CN': '在需要 root 的步骤之后用 USER 切换用户。启动后会自行切换用户的程序可以保持不变。',
  },
  docs: ['https://docs.docker.com/build/building/best-practices/#user'],
  examples: [
    {
      bad: 'FROM «node:22-slim»\nCOPY app.js .\nCMD ["node", "app.js"]\n',
      good: 'FROM node:22-slim\nCOPY app.js .\nUSER node\nCMD ["node", "app.js"]\n',
    },
  ],
  *check(file) {
    const stage = finalStage(file);
    if (stage?.from?.detail.type !== 'from') return;
    const { image } = stage.from.detail;
    const line = file.lineage(stage);
    const says = line.some(({ instructions }) =>
      instructions.some(({ keyword }) => keyword === 'USER'),
    );
    // What runs nothing is a base for others or a set of files.
    const runs = line.some(({ instructions }) =>
      instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT'),
    );
    if (image === null || says || !runs || baseIsRoot(file, line) !== true) return;
    if (file.shellOf(stage.from).kind !== 'posix') return;
    yield { span: image.span, instruction: stage.from, fix: () => runAsOther(file, stage) };
  },
});
