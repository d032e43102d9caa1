import { labelsOf } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';

export const emptyLabel = defineRule({
  id: 'empty-label',
  aliases: ['DL3051'],
  severity: 'warning',
  title: {
    en: 'A label that the policy asks for is empty.',
    'zh-CN': '策略要求的标签为空。',
  },
  why: {
    en: 'The label is there, so a check for its presence passes, but it tells nobody anything. It is usually a template that was never filled in, and it hides the value that a base image may have given.',
    'zh-CN':
      '标签存在，因此能通过“是否存在”的检查，却没有提供任何信息。这通常是从未填写的模板，还会盖住基础镜像提供的值。',
  },
  remedy: {
    en: 'Fill it in, or take it out of the policy.',
    'zh-CN': '填写该标签，或从策略中去掉它。',
  },
  noFix: {
    en: "The label's value is not known.",
    'zh-CN': '无法得知标签应有的值。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3051'],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL team=«""»\n',
      good: 'FROM busybox:1.36\nLABEL team="web"\n',
      policy: { labels: { team: 'text' } },
    },
  ],
  *check(file) {
    for (const { name, value, valueSpan: span, instruction } of labelsOf(file)) {
      if (value !== '' || !Object.hasOwn(file.policy.labels, name)) continue;
      const message = { en: `The label ${name} is empty.`, 'zh-CN': `标签 ${name} 为空。` };
      yield { span, instruction, message };
    }
  },
});
