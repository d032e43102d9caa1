import { badLabels } from '../../labels/labels.ts';
import { licenceId } from '../../labels/licences.ts';
import { defineRule } from '../../rule.ts';

export const labelNotSpdx = defineRule({
  id: 'label-not-spdx',
  aliases: ['DL3054'],
  severity: 'warning',
  title: {
    en: 'A label that the policy wants as a licence is no SPDX identifier.',
    'zh-CN': '策略要求为许可证的标签不是 SPDX 标识。',
  },
  why: {
    en: 'Licence scanners compare this label with the SPDX list, letter by letter. A name that is not on it counts as an unknown licence, and somebody has to look it up by hand. A value with a variable counts as wrong, since it is known only when somebody builds; a label that is filled in then is `text` in the policy.',
    'zh-CN':
      '许可证扫描工具会逐字与 SPDX 列表比对。不在列表中的名称会被当作未知许可证，需要人工核查。 含变量的值也算不符，因为要到构建时才知道；构建时才填写的标签在策略中应设为 `text`。',
  },
  remedy: {
    en: 'Write one identifier of the list: `Apache-2.0`, `MIT`, `GPL-3.0-only`.',
    'zh-CN': '写列表中的一个标识：`Apache-2.0`、`MIT`、`GPL-3.0-only`。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3054', 'https://spdx.org/licenses/'],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL org.opencontainers.image.licenses=\u00abapache-2.0\u00bb\n',
      good: 'FROM busybox:1.36\nLABEL org.opencontainers.image.licenses=Apache-2.0\n',
      policy: { labels: { 'org.opencontainers.image.licenses': 'spdx' } },
    },
  ],
  check: (file) =>
    badLabels(file, {
      type: 'spdx',
      isValid: (value) => licenceId(value) === value,
      message: (name, value) => ({
        en: `The label ${name} is no SPDX licence: “${value}”.`,
        'zh-CN': `标签 ${name} 不是 SPDX 许可证标识：“${value}”。`,
      }),
      mend: licenceId,
    }),
});
