import { platformParts } from '../../file/platforms.ts';
import { baseImages, type BaseImage } from '../../file/bases.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';

export const basePlatformMismatch = defineRule({
  id: 'base-platform-mismatch',
  aliases: ['InvalidBaseImagePlatform'],
  severity: 'warning',
  title: {
    en: 'The base image is not for the platform that the stage is built for.',
    'zh-CN': '基础镜像不支持该阶段的目标平台。',
  },
  why: {
    en: 'BuildKit takes the image all the same when there is no other. Its programs then run by emulation, or not at all: `exec format error` in the first RUN, or only on the machine where the image is deployed.',
    'zh-CN':
      '没有其他选择时 BuildKit 仍会使用该镜像。其中的程序只能通过模拟运行，或根本无法运行：第一个 RUN 就报 `exec format error`，或者到部署的机器上才报错。',
  },
  remedy: {
    en: 'Take an image that is published for this platform, or build for one that the image has.',
    'zh-CN': '换用支持该平台的镜像，或改为构建镜像所支持的平台。',
  },
  noFix: {
    en: 'Only you know whether the image or the platform is the wrong one.',
    'zh-CN': '是镜像不对还是平台不对，只有你知道。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/invalid-base-image-platform/'],
  examples: [
    {
      bad: 'FROM --platform=linux/arm64 «example/amd64-only:1»\n',
      good: 'FROM --platform=linux/amd64 example/amd64-only:1\n',
      imagePlatforms: { 'example/amd64-only:1': ['linux/amd64'] },
    },
  ],
  *check(file) {
    if (file.facts.imagePlatforms === null) return;
    for (const base of baseImages(file)) {
      const wanted = wantedPlatform(file, base);
      const offered = platformsOf(file, base);
      if (wanted === null || offered === null || offered.length === 0) continue;
      if (offered.some((one) => isSame(one, wanted))) continue;
      const list = offered.join(', ');
      const message = {
        en: `The image is for ${list}, not for ${wanted}.`,
        'zh-CN': `该镜像面向 ${list}，不支持 ${wanted}。`,
      };
      yield { span: base.image.span, instruction: base.instruction, message };
    }
  },
});

/** FROM's own platform, or the target's where it is known. */
function wantedPlatform({ resolver }: LintFile, { stage, instruction }: BaseImage): string | null {
  const written = stage.platform ?? '$TARGETPLATFORM';
  const { value } = resolver.expand(instruction.index, written);
  return value === null || value === '' ? null : value;
}

function platformsOf({ facts }: LintFile, { image, stage }: BaseImage): readonly string[] | null {
  const known = facts.imagePlatforms ?? {};
  const names = stage.base.kind === 'image' ? [stage.base.ref, image.value] : [image.value];
  const name = names.find((one) => Object.hasOwn(known, one));
  return name === undefined ? null : (known[name] ?? null);
}

/** Variants are left to the image, as BuildKit does. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [platformParts(one), platformParts(other)];
  if (a === null || b === null) return true;
  const isOpen = a.architecture === '' || b.architecture === '';
  return a.os === b.os && (isOpen || a.architecture === b.architecture);
}
