import type { DockerfileModel, Instruction } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

export const legacyKeyValue = defineRule({
  id: 'legacy-key-value',
  aliases: ['LegacyKeyValueFormat'],
  severity: 'warning',
  title: {
    en: 'Name and value are separated by a space instead of `=`.',
    'zh-CN': '名称和值之间用的是空格而不是 `=`。',
  },
  why: {
    en: 'The old form takes the whole rest of the line as one value. `ENV A 1 B=2` gives `A` the value `1 B=2` and sets no `B`, and nobody notices until the program misses it.',
    'zh-CN':
      '旧写法把该行剩余的全部内容当作一个值。`ENV A 1 B=2` 会让 `A` 的值成为 `1 B=2`，而 `B` 并未设置，直到程序出错才会发现。',
  },
  remedy: {
    en: 'Write `name=value`, with quotes around a value that has spaces.',
    'zh-CN': '写成 `名称=值`，值中有空格时加引号。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  examples: [
    { bad: 'FROM alpine:3.20\nENV «DIR /a b»\n', good: 'FROM alpine:3.20\nENV DIR="/a b"\n' },
    { bad: 'FROM alpine:3.20\nLABEL «version 1»\n', good: 'FROM alpine:3.20\nLABEL version=1\n' },
  ],
  *check({ model }) {
    for (const instruction of model.instructions) {
      const { detail, argsSpan: span, keyword } = instruction;
      if (detail.type !== 'pairs' || !detail.legacy || keyword === 'ARG') continue;
      const [pair] = detail.pairs;
      if (pair === undefined || pair.valueSpan === null) continue;
      const message = {
        en: `${keyword} is written with a space between name and value.`,
        'zh-CN': `${keyword} 的名称和值之间用的是空格。`,
      };
      yield { span, instruction, message, fix: () => withEquals(model, instruction) };
    }
  },
});

function withEquals(model: DockerfileModel, { detail }: Instruction): Fix | null {
  const pair = detail.type === 'pairs' ? detail.pairs[0] : undefined;
  if (pair === undefined || pair.valueSpan === null || pair.value === null) return null;
  const written = asOneWord(pair.value, model.escape);
  const { start, end } = { start: pair.nameSpan.end, end: pair.valueSpan.end };
  const value = model.text.slice(pair.valueSpan.start, end);
  // Quotes of a name, which mean nothing here, would begin a word.
  const name = model.text.slice(pair.nameSpan.start, pair.nameSpan.end);
  if (written === null || value !== pair.value || /["'\\`\s]/.test(name)) return null;
  return {
    title: { en: 'Write it with =', 'zh-CN': '改用 =' },
    edits: [{ start, end, text: `=${written}` }],
    changes: null,
  };
}

/** The rest of a line as one word of the same meaning; null where that takes more than quotes around it. */
function asOneWord(value: string, escape: string): string | null {
  const isQuoted = /^"[^"'\\`]*"$|^'[^'\\`]*'$/.test(value);
  if (isQuoted || /^[^\s"'\\`]+$/.test(value)) return value;
  return /["']/.test(value) || value.includes(escape) ? null : `"${value}"`;
}
