import { isHash } from '../../labels/formats.ts';
import { badLabels } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';

export const labelNotGitHash = defineRule({
  id: 'label-not-git-hash',
  aliases: ['DL3055'],
  severity: 'warning',
  title: {
    en: 'A label that the policy wants as a Git commit is none.',
    'zh-CN': '策略要求为 Git 提交的标签不是提交哈希。',
  },
  why: {
    en: 'The label is the way back from a running container to the source that it was built from. A branch or an abbreviation of another length leads to something else tomorrow, or nowhere. A value with a variable counts as wrong, since it is known only when somebody builds; a label that is filled in then is `text` in the policy.',
    'zh-CN':
      '该标签用于从运行中的容器找回构建它的源代码。分支名或其他长度的缩写明天可能指向别处，或者无处可寻。 含变量的值也算不符，因为要到构建时才知道；构建时才填写的标签在策略中应设为 `text`。',
  },
  remedy: {
    en: 'Write the commit with 7 or all 40 digits, in lower case (`git rev-parse HEAD`).',
    'zh-CN': '写 7 位或完整 40 位的小写提交哈希（`git rev-parse HEAD`）。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3055',
    'https://git-scm.com/docs/git-rev-parse',
  ],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL org.opencontainers.image.revision=\u00abmain\u00bb\n',
      good: 'FROM busybox:1.36\nLABEL org.opencontainers.image.revision=43c572f\n',
      policy: { labels: { 'org.opencontainers.image.revision': 'hash' } },
    },
    {
      bad: 'FROM busybox:1.36\nLABEL org.opencontainers.image.revision=\u00ab43C572F\u00bb\n',
      good: 'FROM busybox:1.36\nLABEL org.opencontainers.image.revision=43c572f\n',
      policy: { labels: { 'org.opencontainers.image.revision': 'hash' } },
    },
  ],
  check: (file) =>
    badLabels(file, {
      type: 'hash',
      isValid: isHash,
      message: (name, value) => ({
        en: `The label ${name} is no Git commit: “${value}”.`,
        'zh-CN': `标签 ${name} 不是 Git 提交哈希：“${value}”。`,
      }),
      mend: (value) => value.toLowerCase(),
    }),
});
