import { digestFix } from '../../bases/digest-fix.ts';
import { baseImages, parseReference } from '../../file/bases.ts';
import { defineRule } from '../../rule.ts';

export const latestTag = defineRule({
  id: 'latest-tag',
  aliases: ['DL3007'],
  severity: 'warning',
  title: {
    en: 'The base image is `latest`.',
    'zh-CN': '基础镜像使用了 `latest` 标签。',
  },
  why: {
    en: '`latest` moves: it is whatever the publisher last called so. A rebuild next month may begin with another major version, and whoever looks for the reason finds nothing that changed in the file.',
    'zh-CN':
      '`latest` 会变动，指向发布者最近一次这样命名的镜像。下个月重新构建时，起点可能已是另一个主版本，而排查问题的人在文件里看不到任何改动。',
  },
  remedy: {
    en: 'Name the release that you mean, as `debian:12-slim`; a digest (`@sha256:…`) holds it fast.',
    'zh-CN': '写明所需的版本，例如 `debian:12-slim`；用摘要（`@sha256:…`）可以彻底固定。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3007'],
  examples: [
    { bad: 'FROM debian:«latest»\n', good: 'FROM debian:12-slim\n' },
    {
      bad: 'FROM registry.example.com:5000/team/app:«latest» AS app\n',
      good: 'FROM registry.example.com:5000/team/app:2.1 AS app\n',
    },
  ],
  *check(file) {
    for (const base of baseImages(file)) {
      const { instruction, image, reference } = base;
      // Beside a digest a tag is only a remark, and a variable's value is what the build is given.
      if ((reference ?? parseReference(image.value)).digest !== null) continue;
      if (!image.value.endsWith(':latest')) continue;
      const { end } = image.span;
      const span = { start: end - 'latest'.length, end };
      yield { span, instruction, ...digestFix(file, base) };
    }
  },
});
