import { userOf } from '../../file/users.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';

export const userNotNumeric = defineRule({
  id: 'user-not-numeric',
  aliases: ['DL3066'],
  severity: 'info',
  title: {
    en: 'USER names a user instead of giving the number.',
    'zh-CN': 'USER 写的是用户名，而不是数字。',
  },
  why: {
    en: 'A name is looked up in `/etc/passwd` of the image, and nobody outside can tell what it stands for. Kubernetes with `runAsNonRoot` refuses to start such a container, because the name might be root.',
    'zh-CN':
      '用户名要到镜像的 `/etc/passwd` 中查找，外部无法知道它是谁。启用 `runAsNonRoot` 的 Kubernetes 会拒绝启动这样的容器，因为该用户可能就是 root。',
  },
  remedy: {
    en: 'Write the number that the user has in the image: `USER 1000`, or with its group `USER 1000:1000`.',
    'zh-CN': '写该用户在镜像中的数字：`USER 1000`，或带上用户组 `USER 1000:1000`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3066',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  examples: [
    {
      bad: 'FROM node:22-slim\nUSER «node»\n',
      good: 'FROM node:22-slim\nUSER 1000\n',
    },
    { bad: 'FROM debian:12\nUSER «root»\n', good: 'FROM debian:12\nUSER 0\n' },
  ],
  *check(file) {
    for (const instruction of file.model.instructions) {
      const word = instruction.words[0];
      if (instruction.keyword !== 'USER' || word === undefined) continue;
      // Windows has no numbers for its users.
      if (['cmd', 'powershell'].includes(file.shellOf(instruction).kind)) continue;
      const user = userOf(file, instruction);
      if (user === null || /^\d*$/.test(user)) continue;
      const isRoot = word.value === 'root' || word.value === 'root:root';
      const fix = () => ({
        title: say('Write root as 0', '把 root 写成 0'),
        edits: [{ ...word.span, text: word.value.replaceAll('root', '0') }],
        changes: say(
          'The image names its user by number; it is the same user.',
          '镜像用数字表示用户，仍是同一个用户。',
        ),
      });
      yield { span: word.span, instruction, ...(isRoot ? { fix } : {}) };
    }
  },
});
