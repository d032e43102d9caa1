import { copySources } from '../../file/copies.ts';
import { defineRule } from '../../rule.ts';
import { withoutQuotes } from '../../text/case.ts';

export const copyWholeFilesystem = defineRule({
  id: 'copy-whole-filesystem',
  aliases: ['DL3067'],
  severity: 'warning',
  title: {
    en: 'COPY takes the whole file system of another stage.',
    'zh-CN': 'COPY 复制了另一个阶段的整个文件系统。',
  },
  why: {
    en: 'All that the other stage has comes along: compilers, caches, its keys and its package database, which overwrites the one that is there. The layer is as large as the stage, and one changed file makes all of it anew.',
    'zh-CN':
      '另一个阶段的全部内容都会带过来：编译器、缓存、密钥，以及会覆盖现有内容的软件包数据库。该层和那个阶段一样大，只要一个文件变化就得全部重做。',
  },
  remedy: {
    en: 'Copy the files that the image needs. Where the whole stage is wanted, build FROM it.',
    'zh-CN': '只复制镜像需要的文件。若确实需要整个阶段，请直接 FROM 它。',
  },
  noFix: {
    en: 'Which files the image needs is not in the text.',
    'zh-CN': '从文本中无法得知镜像需要哪些文件。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3067'],
  examples: [
    {
      bad: 'FROM golang:1.23 AS build\nFROM scratch\nCOPY --from=build «/» /\n',
      good: 'FROM golang:1.23 AS build\nFROM scratch\nCOPY --from=build /go/bin/app /\n',
    },
  ],
  *check(file) {
    for (const { instruction } of copySources(file)) {
      if (instruction.detail.type !== 'copy') continue;
      const { sources, destination } = instruction.detail;
      if (withoutQuotes(destination?.value ?? '') !== '/') continue;
      const root = sources.find(({ value }) => withoutQuotes(value) === '/');
      if (root !== undefined) yield { span: root.span, instruction };
    }
  },
});
