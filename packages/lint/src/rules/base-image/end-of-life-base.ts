import { endsOfLife, maintainedTag } from '../../bases/end-of-life.ts';
import { tagSpan } from '../../bases/tag-span.ts';
import { baseImages, type BaseImage } from '../../file/bases.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

const DAY = 24 * 60 * 60 * 1000;

export const endOfLifeBase = defineRule({
  id: 'end-of-life-base',
  aliases: [],
  severity: 'warning',
  title: {
    en: 'The base image is of a release that gets no more security updates.',
    'zh-CN': '基础镜像的版本已不再提供安全更新。',
  },
  why: {
    en: 'Holes that are found in it stay open in your image, however often you build. Its package archives move or go away at some point, and then `apt-get update` or `yum install` fails in a file that has not changed.',
    'zh-CN':
      '之后发现的漏洞会一直留在你的镜像里，重新构建也没有用。它的软件源迟早会迁移或下线，届时文件没有改动，`apt-get update` 或 `yum install` 却会失败。',
  },
  remedy: {
    en: 'Take a release that is still maintained, and test: libraries and defaults change between releases. For CentOS, AlmaLinux and Rocky Linux are made to take its place.',
    'zh-CN':
      '换成仍在维护的版本并进行测试：不同版本之间库和默认设置会变化。CentOS 可以用 AlmaLinux 或 Rocky Linux 代替。',
  },
  docs: [
    'https://endoflife.date/',
    'https://wiki.debian.org/LTS',
    'https://alpinelinux.org/releases/',
  ],
  examples: [
    { bad: 'FROM debian:«buster-slim»\n', good: 'FROM debian:bookworm-slim\n' },
    { bad: 'FROM node:«22-stretch»\n', good: 'FROM node:22-bookworm\n' },
    { bad: 'FROM php:«5.6-apache»\n', good: 'FROM php:8.3-apache\n' },
  ],
  *check(file) {
    const { now } = file.facts;
    if (now === null) return;
    for (const base of baseImages(file)) {
      const { reference, instruction } = base;
      const ends = reference === null ? [] : endsOfLife(reference);
      const over = ends.find(({ day }) => Date.parse(day) + DAY <= now);
      if (over === undefined) continue;
      const { name, day, source } = over;
      const message = say(
        `${name} gets no security updates since ${day} (${source}).`,
        `${name} 自 ${day} 起不再提供安全更新（${source}）。`,
      );
      yield { span: tagSpan(base), instruction, message, fix: () => nextTag(base, now) };
    }
  },
});

/** Null where the tag is not written there alone: a variable gives it, or a digest says which image it is. */
function nextTag(base: BaseImage, now: number): Fix | null {
  const { reference, image } = base;
  const span = tagSpan(base);
  const tag = reference?.digest === null ? maintainedTag(reference, now) : null;
  if (tag === null || reference?.tag?.length !== span.end - span.start) return null;
  if (image.value.includes('$')) return null;
  const { repository } = reference;
  return {
    title: say(`Build on ${repository}:${tag}`, `改用 ${repository}:${tag}`),
    edits: [{ ...span, text: tag }],
    changes: say(
      `The base becomes ${repository}:${tag}, the next release that is maintained. Versions of its programs and libraries, and their defaults, differ: build and test.`,
      `基础镜像变为 ${repository}:${tag}，即下一个仍在维护的版本。其中程序和库的版本及默认设置会不同，请构建并测试。`,
    ),
  };
}
