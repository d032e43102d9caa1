import { runAsOther } from '../../fixes/run-as.ts';
import { isRoot, userOf } from '../../file/users.ts';
import { defineRule } from '../../rule.ts';

export const rootUser = defineRule({
  id: 'root-user',
  aliases: ['DL3002'],
  severity: 'warning',
  title: {
    en: 'The last USER of the stage is root.',
    'zh-CN': '该阶段最后的 USER 是 root。',
  },
  why: {
    en: 'The container then runs as root. Whoever breaks into the program owns everything in the container, can change the program itself, and is root on the host as well if there is a way out or a folder of the host is mounted.',
    'zh-CN':
      '容器会以 root 身份运行。程序一旦被攻破，攻击者就能控制容器内的一切、改动程序本身；若能逃逸或挂载了主机目录，在主机上也是 root。',
  },
  remedy: {
    en: 'Change to another user after what needs root: `USER app`, or a number such as `USER 65532:65532`.',
    'zh-CN': '在需要 root 的步骤之后切换到其他用户：`USER app`，或数字，如 `USER 65532:65532`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3002',
    'https://docs.docker.com/build/building/best-practices/#user',
  ],
  examples: [
    {
      bad: 'FROM alpine:3.22\nUSER «root»\nRUN apk add --no-cache curl\nCMD ["curl", "--version"]\n',
      good: 'FROM alpine:3.22\nUSER root\nRUN apk add --no-cache curl\nUSER nobody\nCMD ["curl", "--version"]\n',
    },
  ],
  *check(file) {
    for (const stage of file.stages) {
      const instruction = stage.instructions.findLast(({ keyword }) => keyword === 'USER');
      const word = instruction?.words[0];
      if (stage.stage === null || instruction === undefined || word === undefined) continue;
      // Who a variable is, the build says.
      if (word.value.includes('$') || !isRoot(userOf(file, instruction) ?? '')) continue;
      yield { span: word.span, instruction, fix: () => runAsOther(file, stage) };
    }
  },
});
