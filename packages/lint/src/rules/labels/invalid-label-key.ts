import { changeLabel, labelsOf } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';
import type { Text } from '@stagecraft/dockerfile';

export const invalidLabelKey = defineRule({
  id: 'invalid-label-key',
  aliases: ['DL3048'],
  severity: 'style',
  title: {
    en: "A label's key is not as Docker recommends.",
    'zh-CN': '标签的键不符合 Docker 的建议。',
  },
  why: {
    en: 'Filters, registries and orchestrators compare keys letter by letter. One with capitals or underscores is written differently by everyone who looks for it, and keys under `com.docker.`, `io.docker.` and `org.dockerproject.` belong to Docker, whose tools give them a meaning.',
    'zh-CN':
      '过滤条件、镜像仓库和编排工具会逐字比较键。带大写字母或下划线的键，查找的人写法各不相同；而 `com.docker.`、`io.docker.` 和 `org.dockerproject.` 开头的键归 Docker 所有，其工具会赋予特定含义。',
  },
  remedy: {
    en: 'Use lower-case letters, digits, single dots and hyphens, from a letter to a letter or digit; begin with a domain of your own.',
    'zh-CN':
      '只用小写字母、数字、单个的点和连字符，以字母开头，以字母或数字结尾；用自己的域名作前缀。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3048',
    'https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations',
  ],
  examples: [
    {
      bad: 'FROM busybox:1.36\nLABEL «com.example.Build_Date»=2026\n',
      good: 'FROM busybox:1.36\nLABEL com.example.build-date=2026\n',
    },
    {
      bad: 'FROM busybox:1.36\nLABEL «com.docker.team»=web\n',
      good: 'FROM busybox:1.36\nLABEL com.example.team=web\n',
    },
  ],
  *check(file) {
    for (const label of labelsOf(file)) {
      const { name, value, nameSpan: span, instruction } = label;
      const message = faultOf(name);
      if (message === null) continue;
      const better = name.toLowerCase().replaceAll('_', '-');
      const fix = () => changeLabel(file, label, { name: better, value });
      yield { span, instruction, message, ...(faultOf(better) === null ? { fix } : {}) };
    }
  },
});

const RESERVED = ['com.docker.', 'io.docker.', 'org.dockerproject.'];

/** What is wrong with a key, by Docker's recommendations; null for a good one. */
function faultOf(key: string): Text | null {
  const reserved = RESERVED.find((prefix) => key.startsWith(prefix));
  if (reserved !== undefined) {
    return {
      en: `Keys that begin with ${reserved} belong to Docker.`,
      'zh-CN': `以 ${reserved} 开头的键归 Docker 所有。`,
    };
  }
  if (/[^a-z0-9._-]/.test(key)) {
    return {
      en: `The key ${key} has other characters than lower-case letters, digits, dots, hyphens and underscores.`,
      'zh-CN': `键 ${key} 含有小写字母、数字、点、连字符和下划线以外的字符。`,
    };
  }
  if (!/^[a-z](?:.*[a-z0-9])?$/.test(key)) {
    return {
      en: `The key ${key} does not begin with a letter, or ends with a dot, hyphen or underscore.`,
      'zh-CN': `键 ${key} 不以字母开头，或以点、连字符或下划线结尾。`,
    };
  }
  if (!/\.\.|--/.test(key)) return null;
  return {
    en: `The key ${key} has two dots or hyphens in a row.`,
    'zh-CN': `键 ${key} 中有连续的点或连字符。`,
  };
}
