import { isVersion } from '../../labels/formats.ts';
import { badLabels } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';

export const labelNotSemver = defineRule({
  id: 'label-not-semver',
  aliases: ['DL3056'],
  severity: 'warning',
  title: {
    en: 'A label that the policy wants as a semantic version is none.',
    'zh-CN': '策略要求为语义化版本的标签不符合规范。',
  },
  why: {
    en: "Programs that look for the newest or a compatible image compare versions by the rules of SemVer. `v1.2`, `1.2.3.4` or `latest` they can't put into order, so they leave the image out or take the wrong one. A value with a variable counts as wrong, since it is known only when somebody builds; a label that is filled in then is `text` in the policy.",
    'zh-CN':
      '寻找最新或兼容镜像的程序按 SemVer 规则比较版本。`v1.2`、`1.2.3.4` 或 `latest` 无法排序，镜像会被忽略或选错。 含变量的值也算不符，因为要到构建时才知道；构建时才填写的标签在策略中应设为 `text`。',
  },
  remedy: {
    en: 'Write three numbers, without a leading `v`: `1.2.3`, `1.2.3-rc.1`.',
    'zh-CN': '写三个数字，不带前缀 `v`：`1.2.3`、`1.2.3-rc.1`。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3056', 'https://semver.org/'],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL org.opencontainers.image.version=\u00ab"v1.2.3"\u00bb\n',
      good: 'FROM busybox:1.36\nLABEL org.opencontainers.image.version="1.2.3"\n',
      policy: { labels: { 'org.opencontainers.image.version': 'semver' } },
    },
  ],
  check: (file) =>
    badLabels(file, {
      type: 'semver',
      isValid: isVersion,
      message: (name, value) => ({
        en: `The label ${name} is no semantic version: “${value}”.`,
        'zh-CN': `标签 ${name} 不是语义化版本号：“${value}”。`,
      }),
      mend: (value) => value.replace(/^v/i, ''),
    }),
});
