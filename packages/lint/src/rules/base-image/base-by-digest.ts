import { digestFix } from '../../bases/digest-fix.ts';
import { baseImages } from '../../file/bases.ts';
import { defineRule } from '../../rule.ts';

export const baseByDigest = defineRule({
  id: 'base-by-digest',
  aliases: [],
  severity: 'warning',
  title: {
    en: 'The base image is not named by its digest.',
    'zh-CN': '基础镜像没有用摘要指定。',
  },
  why: {
    en: 'Your team wants bases held fast: a tag can be moved by whoever may push to it, a digest is the image itself. Without one, two builds of the same file can begin with different images, and one that was reviewed may not be the one that is shipped.',
    'zh-CN':
      '团队要求固定基础镜像：有推送权限的人可以移动标签，而摘要就是镜像本身。没有摘要时，同一文件的两次构建可能从不同的镜像开始，审查过的镜像未必是最终发布的那个。',
  },
  remedy: {
    en: 'Write the digest behind the tag, `debian:12-slim@sha256:…`; `docker buildx imagetools inspect` shows it.',
    'zh-CN':
      '在标签后写上摘要：`debian:12-slim@sha256:…`；可用 `docker buildx imagetools inspect` 查看。',
  },
  docs: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  examples: [
    {
      bad: 'FROM «debian:12-slim»\n',
      good: 'FROM debian:12-slim@sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
      policy: { basesByDigest: true },
    },
  ],
  *check(file) {
    if (!file.policy.basesByDigest) return;
    for (const base of baseImages(file)) {
      const { instruction, image, reference } = base;
      if (reference === null || reference.digest !== null) continue;
      yield { span: image.span, instruction, ...digestFix(file, base) };
    }
  },
});
