import { isTime } from '../../labels/formats.ts';
import { badLabels } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';

export const labelNotRfc3339 = defineRule({
  id: 'label-not-rfc3339',
  aliases: ['DL3053'],
  severity: 'warning',
  title: {
    en: 'A label that the policy wants as a time is not in the form of RFC 3339.',
    'zh-CN': '策略要求为时间的标签不符合 RFC 3339。',
  },
  why: {
    en: 'Programs that sort images by age or remove old ones read this label. A date in another form, or without a zone, they take for another day or not at all. A value with a variable counts as wrong, since it is known only when somebody builds; a label that is filled in then is `text` in the policy.',
    'zh-CN':
      '按时间排序或清理旧镜像的程序会读取该标签。格式不同或缺少时区的日期会被理解成另一天，或者根本读不出来。 含变量的值也算不符，因为要到构建时才知道；构建时才填写的标签在策略中应设为 `text`。',
  },
  remedy: {
    en: 'Write date, time and zone: `2026-03-10T10:26:33Z`.',
    'zh-CN': '写出日期、时间和时区：`2026-03-10T10:26:33Z`。',
  },
  noFix: {
    en: "The label's value is not known.",
    'zh-CN': '无法得知标签应有的值。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3053',
    'https://www.rfc-editor.org/rfc/rfc3339',
  ],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL org.opencontainers.image.created=\u00ab"10.03.2026"\u00bb\n',
      good: 'FROM busybox:1.36\nLABEL org.opencontainers.image.created="2026-03-10T10:26:33Z"\n',
      policy: { labels: { 'org.opencontainers.image.created': 'rfc3339' } },
    },
  ],
  check: (file) =>
    badLabels(file, {
      type: 'rfc3339',
      isValid: isTime,
      message: (name, value) => ({
        en: `The label ${name} is no time by RFC 3339: “${value}”.`,
        'zh-CN': `标签 ${name} 不是 RFC 3339 格式的时间：“${value}”。`,
      }),
    }),
});
