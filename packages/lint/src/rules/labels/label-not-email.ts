import { isEmail } from '../../labels/formats.ts';
import { badLabels } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';

export const labelNotEmail = defineRule({
  id: 'label-not-email',
  aliases: ['DL3058'],
  severity: 'warning',
  title: {
    en: 'A label that the policy wants as an e-mail address is none.',
    'zh-CN': '策略要求为电子邮件地址的标签不是邮件地址。',
  },
  why: {
    en: 'Whoever finds a leak in the image writes to this address, often a program does. With a name or a chat channel in its place the message goes nowhere. A value with a variable counts as wrong, since it is known only when somebody builds; a label that is filled in then is `text` in the policy.',
    'zh-CN':
      '发现镜像有漏洞的人（往往是程序）会写信到这个地址。如果填的是姓名或聊天频道，消息就无法送达。 含变量的值也算不符，因为要到构建时才知道；构建时才填写的标签在策略中应设为 `text`。',
  },
  remedy: {
    en: 'Write the address alone, without a name: `team@example.com`.',
    'zh-CN': '只写地址，不写姓名：`team@example.com`。',
  },
  noFix: {
    en: "The label's value is not known.",
    'zh-CN': '无法得知标签应有的值。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3058',
    'https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1',
  ],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL maintainer=\u00ab"The web team"\u00bb\n',
      good: 'FROM busybox:1.36\nLABEL maintainer="web@example.com"\n',
      policy: { labels: { maintainer: 'email' } },
    },
  ],
  check: (file) =>
    badLabels(file, {
      type: 'email',
      isValid: isEmail,
      message: (name, value) => ({
        en: `The label ${name} is no e-mail address: “${value}”.`,
        'zh-CN': `标签 ${name} 不是电子邮件地址：“${value}”。`,
      }),
    }),
});
