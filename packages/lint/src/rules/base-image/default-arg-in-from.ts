import { createResolver, normalizeReference } from '@stagecraft/dockerfile';
import { fromLines } from '../../file/froms.ts';
import { defineRule } from '../../rule.ts';

/** A platform in place of the one that is not known: only whether there is an image name matters. */
const SOME_PLATFORM = { platform: 'linux/amd64', buildPlatform: 'linux/amd64' };

export const defaultArgInFrom = defineRule({
  id: 'default-arg-in-from',
  aliases: ['InvalidDefaultArgInFrom'],
  severity: 'warning',
  title: {
    en: 'Without build arguments this is no image name.',
    'zh-CN': '不传构建参数时，这里不是有效的镜像名。',
  },
  why: {
    en: 'The defaults of the ARGs make an empty or broken image name, so `docker build .` fails for everyone who does not know which `--build-arg` to give. Tools that read the file without building it (scanners, update bots) learn nothing of the base.',
    'zh-CN':
      'ARG 的默认值拼出的镜像名为空或无效，不知道该传哪个 `--build-arg` 的人执行 `docker build .` 都会失败。只读取文件而不构建的工具（扫描器、更新机器人）也无法得知基础镜像。',
  },
  remedy: {
    en: 'Give the ARG a default that makes a valid name (`ARG TAG=12`), or write one in place (`${TAG:-12}`).',
    'zh-CN': '给 ARG 一个能组成有效名称的默认值（`ARG TAG=12`），或就地写默认值（`${TAG:-12}`）。',
  },
  noFix: {
    en: 'The file does not say which value is meant.',
    'zh-CN': '文件中没有写明应使用哪个值。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  examples: [
    { bad: 'ARG TAG\nFROM «busybox:${TAG}»\n', good: 'ARG TAG=1.36\nFROM busybox:${TAG}\n' },
    { bad: 'ARG BASE\nFROM «$BASE»\n', good: 'ARG BASE\nFROM ${BASE:-busybox:1.36}\n' },
  ],
  *check(file) {
    const lines = fromLines(file).filter(({ image }) => image?.value.includes('$'));
    if (lines.length === 0) return;
    const resolver = createResolver(file.model, file.graph, SOME_PLATFORM);
    for (const { instruction, image } of lines) {
      if (image === null) continue;
      const { value } = resolver.expand(instruction.index, image.value);
      if (value === null || normalizeReference(value).ok) continue;
      const message = {
        en: `Without build arguments the image name is ${value === '' ? 'empty' : `“${value}”, which is none`}.`,
        'zh-CN': `不传构建参数时，镜像名${value === '' ? '为空' : `为“${value}”，不是有效名称`}。`,
      };
      yield { span: image.span, instruction, message };
    }
  },
});
