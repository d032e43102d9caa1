import { nearest, type Word } from '@stagecraft/dockerfile';
import { copySources } from '../../file/copies.ts';
import { defineRule } from '../../rule.ts';
import { withoutQuotes } from '../../text/case.ts';
import type { Fix } from '../../types.ts';

export const unknownCopySource = defineRule({
  id: 'unknown-copy-source',
  aliases: ['DL3022'],
  severity: 'warning',
  title: {
    en: 'COPY --from names no earlier stage.',
    'zh-CN': 'COPY --from 引用的不是前面的阶段。',
  },
  why: {
    en: 'What is no earlier stage is taken for an image: a mistyped name goes to Docker Hub and fails there, or worse, finds an image of a stranger with the same name. An image without a tag is also a moving one.',
    'zh-CN':
      '不是前面阶段的名称会被当作镜像：写错的名称会去 Docker Hub 上查找并失败，更糟的是可能找到陌生人的同名镜像。没有标签的镜像还会随时变动。',
  },
  remedy: {
    en: 'Write the name of an earlier stage. For an image write its tag (`--from=nginx:1.27`), or give it a stage of its own.',
    'zh-CN':
      '写上前面某个阶段的名称。如果确实是镜像，请写明标签（`--from=nginx:1.27`），或为它单独设一个阶段。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3022'],
  examples: [
    {
      bad: 'FROM golang:1.23 AS build\nFROM debian:12\nCOPY --from=«biuld» /app /app\n',
      good: 'FROM golang:1.23 AS build\nFROM debian:12\nCOPY --from=build /app /app\n',
    },
    {
      bad: 'FROM debian:12\nCOPY --from=«nginx» /etc/nginx /etc/nginx\n',
      good: 'FROM debian:12\nCOPY --from=nginx:1.27 /etc/nginx /etc/nginx\n',
    },
  ],
  *check(file) {
    const places = new Map<string, number>();
    for (const { name, index } of file.graph.stages) {
      if (name !== null && !places.has(name)) places.set(name, index);
    }
    for (const { instruction, from, stage } of copySources(file)) {
      const written = withoutQuotes(from.value);
      const own = stage?.index ?? -1;
      if (written.includes(':') || written.includes('$')) continue;
      if ((places.get(written.toLowerCase()) ?? Infinity) <= own) continue;
      if (/^\d+$/.test(written) && Number(written) <= own) continue;
      yield { span: from.span, instruction, fix: () => corrected(from, places, own) };
    }
  },
});

function corrected(from: Word, places: ReadonlyMap<string, number>, own: number): Fix | null {
  const earlier = [...places].filter(([, index]) => index < own).map(([name]) => name);
  const near = nearest(from.value, earlier);
  if (near === null) return null;
  return {
    title: { en: `Copy from ${near}`, 'zh-CN': `改为从 ${near} 复制` },
    edits: [{ ...from.span, text: near }],
    changes: {
      en: `The files come from the stage ${near}.`,
      'zh-CN': `文件将来自阶段 ${near}。`,
    },
  };
}
