import { plainPorts, type PortWord } from '../../file/ports.ts';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

export const portMappingInExpose = defineRule({
  id: 'port-mapping-in-expose',
  aliases: ['ExposeInvalidFormat'],
  severity: 'warning',
  title: {
    en: 'EXPOSE has an address or a port of the host.',
    'zh-CN': 'EXPOSE 中写了主机的地址或端口。',
  },
  why: {
    en: 'EXPOSE only notes which ports the program in the container listens on; it publishes nothing. `EXPOSE 8080:80` looks as if it did, but Docker keeps the `80` and drops the rest, and will refuse the line in a future release.',
    'zh-CN':
      'EXPOSE 只是注明容器内的程序监听哪些端口，并不会发布端口。`EXPOSE 8080:80` 看似做了映射，但 Docker 只保留 `80`，丢弃其余部分，将来的版本还会拒绝这一行。',
  },
  remedy: {
    en: 'Write the container’s port alone, and map it when the container starts: `docker run -p 8080:80`.',
    'zh-CN': '只写容器的端口，启动容器时再映射：`docker run -p 8080:80`。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
  examples: [
    {
      bad: 'FROM alpine:3.20\nEXPOSE «127.0.0.1:80:80»\nEXPOSE «8080:80/tcp»\n',
      good: 'FROM alpine:3.20\nEXPOSE 80\nEXPOSE 80/tcp\n',
    },
  ],
  *check(file) {
    for (const port of plainPorts(file)) {
      const parts = port.value.split(':');
      // An empty part maps nothing, and without a port there is none to keep.
      if (parts.slice(0, -1).every((part) => part === '') || parts.at(-1) === '') continue;
      yield { span: port.word.span, instruction: port.instruction, fix: () => alone(port) };
    }
  },
});

function alone({ word, value }: PortWord): Fix | null {
  if (word.value !== value || word.span.end - word.span.start !== value.length) return null;
  const text = value.slice(value.lastIndexOf(':') + 1);
  return {
    title: { en: `Write ${text} alone`, 'zh-CN': `只写 ${text}` },
    edits: [{ start: word.span.start, end: word.span.end - text.length, text: '' }],
    changes: null,
  };
}
