import type { Text } from '@stagecraft/dockerfile';
import { tagSpan } from '../../bases/tag-span.ts';
import { baseImages, type BaseImage } from '../../file/bases.ts';
import { finalStage } from '../../file/final-stage.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const smallerBase = defineRule({
  id: 'smaller-base',
  aliases: [],
  severity: 'style',
  title: {
    en: 'There is a smaller base image that may do as well.',
    'zh-CN': '有更小的基础镜像可能同样够用。',
  },
  why: {
    en: 'The base is often most of an image. Everyone who pulls it pulls the base too, and each of its programs is one more that can have a hole. The usual bases, from small to large, are Alpine, Debian slim, Debian, Ubuntu, CentOS; images of languages without `-slim` or `-alpine` bring compilers and headers.',
    'zh-CN':
      '镜像的大部分体积往往来自基础镜像。每次拉取都要带上它，其中的每个程序都可能有漏洞。常用基础镜像从小到大依次是 Alpine、Debian slim、Debian、Ubuntu、CentOS；不带 `-slim` 或 `-alpine` 的语言镜像包含编译器和头文件。',
  },
  remedy: {
    en: 'Try `-slim`, which lacks manual pages and build tools, or Alpine. The catch with Alpine: it has musl in place of glibc, so that programs built elsewhere may not run, Python packages may have to be compiled, and resolving names works somewhat differently.',
    'zh-CN':
      '试试 `-slim`（不含手册页和构建工具）或 Alpine。需要注意：Alpine 用 musl 代替 glibc，在别处编译的程序可能无法运行，Python 包可能需要重新编译，域名解析的行为也略有不同。',
  },
  docs: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  examples: [
    {
      bad: 'FROM node:22 AS build\nRUN npm ci\nFROM node:«22»\nCOPY --from=build /app /app\n',
      good: 'FROM node:22 AS build\nRUN npm ci\nFROM node:22-slim\nCOPY --from=build /app /app\n',
    },
    { bad: 'FROM debian:«12»\n', good: 'FROM debian:12-slim\n' },
  ],
  *check(file) {
    // Only what the image is made of in the end is pulled.
    const last = finalStage(file);
    const line = last === null ? [] : file.lineage(last);
    for (const base of baseImages(file)) {
      const { instruction, stage } = base;
      if (!line.some(({ index }) => index === stage.index)) continue;
      const better = smallerThan(base);
      if (better === null) continue;
      const { message, fix } = better;
      yield {
        span: tagSpan(base),
        instruction,
        message,
        ...(fix === null ? {} : { fix: () => fix }),
      };
    }
  },
});

interface Smaller {
  readonly message: Text;
  readonly fix: Fix | null;
}

/** Docker official images with a `-slim` for each version (https://hub.docker.com/_/python and so on). */
const SLIM = new Set(['debian', 'node', 'perl', 'python', 'ruby', 'rust']);
const LARGE: Readonly<Record<string, Text>> = {
  ubuntu: say(
    'Ubuntu is larger than Alpine and Debian slim; debian:12-slim is nearest to it.',
    'Ubuntu 比 Alpine 和 Debian slim 大；最接近它的是 debian:12-slim。',
  ),
  centos: say(
    'CentOS is the largest of the usual bases; almalinux:9-minimal is nearest to it, Debian slim and Alpine are smaller.',
    'CentOS 是常用基础镜像中最大的；最接近它的是 almalinux:9-minimal，Debian slim 和 Alpine 更小。',
  ),
};

/** A version (`22`, `3.12.1`) or a release's name (`bookworm`), with nothing behind it but such a name. */
const PLAIN_TAG = /^(?:\d+(?:\.\d+)*|[a-z]+)(?:-(?:bookworm|bullseye|trixie))?$/;

function smallerThan(base: BaseImage): Smaller | null {
  const { reference, image } = base;
  if (reference === null || (reference.registry ?? 'docker.io') !== 'docker.io') return null;
  const name = reference.repository.replace(/^library\//, '');
  const large = Object.hasOwn(LARGE, name) ? LARGE[name] : undefined;
  if (large !== undefined) return { message: large, fix: null };
  const { tag, digest } = reference;
  if (!SLIM.has(name) || (tag !== null && !PLAIN_TAG.test(tag))) return null;
  const message = say(
    `${name}${tag === null ? '' : `:${tag}`} has a smaller variant with the same programs, -slim.`,
    `${name}${tag === null ? '' : `:${tag}`} 有更小的 -slim 变体，程序版本相同。`,
  );
  const isVersion =
    tag !== null && (name === 'debian' ? tag !== 'latest' : /^(?:\d|lts)/.test(tag));
  const isFixable = isVersion && digest === null && !image.value.includes('$');
  return { message, fix: isFixable ? slimFix(base, tag) : null };
}

function slimFix(base: BaseImage, tag: string): Fix {
  // Variants are named before the release of Debian: 3.12-slim-bookworm.
  const [version = '', ...system] = tag.split('-');
  const slim = [version, 'slim', ...system].join('-');
  const at = tagSpan(base).start + version.length;
  return {
    title: say(`Build on ${slim}`, `改用 ${slim}`),
    edits: [{ start: at, end: at, text: '-slim' }],
    changes: say(
      'The image is built on a smaller base: without compilers, Git, curl and other tools that the full one brings. What needs them fails, in the build or at run time.',
      '镜像改用更小的基础镜像：没有完整版自带的编译器、Git、curl 等工具。需要它们的步骤在构建或运行时会失败。',
    ),
  };
}
