import { plainPorts } from '../../file/ports.ts';
import { defineRule } from '../../rule.ts';
import { isLower } from '../../text/case.ts';

export const exposeProtocolCasing = defineRule({
  id: 'expose-protocol-casing',
  aliases: ['ExposeProtoCasing'],
  severity: 'warning',
  title: {
    en: 'The protocol of a port has capital letters.',
    'zh-CN': '端口的协议名中有大写字母。',
  },
  why: {
    en: 'BuildKit writes protocols into the image in lower case. Where the file says `80/TCP`, a search for `80/tcp` misses it, and two spellings of one port look like two ports.',
    'zh-CN':
      'BuildKit 写入镜像时一律使用小写协议名。文件中写 `80/TCP` 时，搜索 `80/tcp` 找不到它，同一端口的两种写法也会被看成两个端口。',
  },
  remedy: {
    en: 'Write `tcp`, `udp` or `sctp` in lower case.',
    'zh-CN': '`tcp`、`udp`、`sctp` 一律用小写。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
  examples: [
    {
      bad: 'FROM alpine:3.20\nEXPOSE 80/«TCP» 53/udp\n',
      good: 'FROM alpine:3.20\nEXPOSE 80/tcp 53/udp\n',
    },
  ],
  *check(file) {
    for (const { instruction, word, value } of plainPorts(file)) {
      const protocol = value.slice(value.indexOf('/') + 1);
      if (!value.includes('/') || isLower(protocol) || !/^(?:tcp|udp|sctp)$/i.test(protocol))
        continue;
      const isWritten = word.value.endsWith(protocol);
      const { end } = word.span;
      const span = isWritten ? { start: end - protocol.length, end } : word.span;
      const edits = [{ ...span, text: protocol.toLowerCase() }];
      const title = {
        en: `Write ${protocol.toLowerCase()}`,
        'zh-CN': `改为 ${protocol.toLowerCase()}`,
      };
      const fix = isWritten ? { fix: () => ({ title, edits, changes: null }) } : {};
      yield { span, instruction, ...fix };
    }
  },
});
