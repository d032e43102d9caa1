import type { Edit } from '@stagecraft/dockerfile';
import { readPragmas } from '../../pragmas/read.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';

export const inlineIgnore = defineRule({
  id: 'inline-ignore',
  aliases: ['DL1001'],
  severity: 'info',
  isOffByDefault: true,
  title: {
    en: 'A comment switches rules off for one instruction.',
    'zh-CN': '用注释为单条指令关闭了规则。',
  },
  why: {
    en: 'This team wants exceptions in its policy, where they are reviewed together. One in a comment is copied along with the lines below it, and outlives its reason.',
    'zh-CN':
      '该团队要求例外写在策略中统一审查。写在注释里的例外会随代码一起被复制，原因消失后仍然保留。',
  },
  remedy: {
    en: 'Do what the rule asks, or switch it off in `stagecraft.yaml` or `.hadolint.yaml`.',
    'zh-CN': '按规则修改，或在 `stagecraft.yaml` 或 `.hadolint.yaml` 中关闭该规则。',
  },
  docs: ['https://github.com/hadolint/hadolint#inline-ignores'],
  examples: [
    {
      bad: '«# hadolint ignore=DL3006»\nFROM debian\n',
      good: 'FROM debian:12-slim\n',
    },
  ],
  *check({ model }) {
    for (const { node, scope } of readPragmas(model)) {
      if (scope !== 'ignore') continue;
      const { start, end } = node.span;
      const length = model.text.slice(start, end).trimEnd().length;
      const edits: Edit[] = [{ start, end, text: '' }];
      yield {
        span: { start, end: start + length },
        // It is the comment's own: a pragma for what stands below it does not silence it.
        instruction: null,
        fix: () => ({
          title: say('Remove the comment', '删除该注释'),
          edits,
          changes: null,
        }),
      };
    }
  },
});
