import { plainPorts } from '../../file/ports.ts';
import { defineRule } from '../../rule.ts';

/** Ports have 16 bits: https://www.rfc-editor.org/rfc/rfc9293#section-3.1 */
const HIGHEST = 65_535;

export const portOutOfRange = defineRule({
  id: 'port-out-of-range',
  aliases: ['DL3011'],
  severity: 'error',
  title: {
    en: 'There is no such port: the highest is 65535.',
    'zh-CN': '端口不存在：最大为 65535。',
  },
  why: {
    en: 'A port has 16 bits, so no program can listen on a higher one. The build fails; usually a digit has slipped in.',
    'zh-CN': '端口号只有 16 位，没有程序能监听更大的端口。构建会失败；通常是多打了一位数字。',
  },
  remedy: {
    en: 'Write a port from 0 to 65535.',
    'zh-CN': '使用 0 到 65535 之间的端口。',
  },
  noFix: {
    en: 'Which digit is the wrong one is not known.',
    'zh-CN': '无法得知是哪一位数字写错了。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3011'],
  examples: [
    { bad: 'FROM busybox:1.36\nEXPOSE «80000»\n', good: 'FROM busybox:1.36\nEXPOSE 8000\n' },
  ],
  *check(file) {
    for (const { instruction, word, value } of plainPorts(file)) {
      const [ports = ''] = value.slice(value.lastIndexOf(':') + 1).split('/');
      const numbers = ports.split('-');
      const isRange = numbers.length <= 2 && numbers.every((one) => /^\d+$/.test(one));
      if (!isRange || numbers.every((one) => Number(one) <= HIGHEST)) continue;
      yield { span: word.span, instruction };
    }
  },
});
