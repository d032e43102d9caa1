import { changeLabel, labelsOf } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';

export const unlistedLabel = defineRule({
  id: 'unlisted-label',
  aliases: ['DL3050'],
  severity: 'info',
  title: {
    en: 'A label is not among those that the policy lists.',
    'zh-CN': '标签不在策略列出的范围内。',
  },
  why: {
    en: 'This team keeps its labels to an agreed list (strict labels), so that filters and inventories can rely on them. One that is not on the list is mostly a mistyped key: the label that was meant is then missing.',
    'zh-CN':
      '该团队只使用约定的标签（严格模式），以便过滤和盘点。不在列表中的多半是写错的键，而真正需要的标签就缺失了。',
  },
  remedy: {
    en: 'Correct the key, remove the label, or add it to the policy.',
    'zh-CN': '改正键名、删除该标签，或把它加入策略。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3050'],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL team=web «taem»=web\n',
      good: 'FROM busybox:1.36\nLABEL team=web\n',
      policy: { labels: { team: 'text' }, strictLabels: true },
    },
  ],
  *check(file) {
    const { labels, strictLabels } = file.policy;
    if (!strictLabels) return;
    for (const label of labelsOf(file)) {
      const { name, nameSpan: span, instruction } = label;
      if (Object.hasOwn(labels, name)) continue;
      const message = {
        en: `The policy does not list the label ${name}.`,
        'zh-CN': `策略没有列出标签 ${name}。`,
      };
      yield { span, instruction, message, fix: () => changeLabel(file, label, null) };
    }
  },
});
