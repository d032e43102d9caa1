import { digestFix } from '../../bases/digest-fix.ts';
import { baseImages } from '../../file/bases.ts';
import { defineRule } from '../../rule.ts';

export const untaggedBase = defineRule({
  id: 'untagged-base',
  aliases: ['DL3006'],
  severity: 'warning',
  title: {
    en: 'The base image has no tag.',
    'zh-CN': '基础镜像没有标签。',
  },
  why: {
    en: 'Without a tag the engine takes `latest`, which is whatever the publisher last called so. The same Dockerfile then builds on another system next month, and nobody can tell from the file which one an image was made on.',
    'zh-CN':
      '没有标签时引擎使用 `latest`，也就是发布者最近一次这样命名的镜像。同一个 Dockerfile 下个月构建时基础系统可能已经不同，从文件里也看不出某个镜像是基于哪个版本构建的。',
  },
  remedy: {
    en: 'Name the release that you mean, as `debian:12-slim`; a digest (`@sha256:…`) holds it fast.',
    'zh-CN': '写明所需的版本，例如 `debian:12-slim`；用摘要（`@sha256:…`）可以彻底固定。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3006'],
  examples: [
    { bad: 'FROM «debian»\n', good: 'FROM debian:12-slim\n' },
    {
      bad: 'FROM debian:12 AS build\nFROM build\nFROM «nginx» AS web\n',
      good: 'FROM debian:12 AS build\nFROM build\nFROM nginx:1.27 AS web\n',
    },
  ],
  *check(file) {
    for (const base of baseImages(file)) {
      const { instruction, image, reference } = base;
      // A variable that begins the name may hold all of it: that is what the build is given.
      if (reference === null || image.value.startsWith('$')) continue;
      if (reference.tag !== null || reference.digest !== null) continue;
      yield { span: image.span, instruction, ...digestFix(file, base) };
    }
  },
});
