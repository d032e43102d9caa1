import { isUrl } from '../../labels/formats.ts';
import { badLabels } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';

export const labelNotUrl = defineRule({
  id: 'label-not-url',
  aliases: ['DL3052'],
  severity: 'warning',
  title: {
    en: 'A label that the policy wants as an address is none.',
    'zh-CN': '策略要求为网址的标签不是网址。',
  },
  why: {
    en: 'Registries and dashboards make links of such labels. From what is no address with a scheme they make a broken link or none, and whoever looks for the source of an image does not find it. A value with a variable counts as wrong, since it is known only when somebody builds; a label that is filled in then is `text` in the policy.',
    'zh-CN':
      '镜像仓库和管理界面会把这类标签显示为链接。值不是带协议的网址时，链接会失效或不显示，想找镜像来源的人就找不到。 含变量的值也算不符，因为要到构建时才知道；构建时才填写的标签在策略中应设为 `text`。',
  },
  remedy: {
    en: 'Write the whole address, with `https://`.',
    'zh-CN': '写完整的网址，包括 `https://`。',
  },
  noFix: {
    en: "The label's value is not known.",
    'zh-CN': '无法得知标签应有的值。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3052',
    'https://www.rfc-editor.org/rfc/rfc3986',
  ],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL org.opencontainers.image.source=\u00ab"example.com/app"\u00bb\n',
      good: 'FROM busybox:1.36\nLABEL org.opencontainers.image.source="https://example.com/app"\n',
      policy: { labels: { 'org.opencontainers.image.source': 'url' } },
    },
  ],
  check: (file) =>
    badLabels(file, {
      type: 'url',
      isValid: isUrl,
      message: (name, value) => ({
        en: `The label ${name} is no address: “${value}”.`,
        'zh-CN': `标签 ${name} 不是网址：“${value}”。`,
      }),
    }),
});
