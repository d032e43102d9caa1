import type { Word } from '@stagecraft/dockerfile';
import { copySources } from '../../file/copies.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const copyFromItself = defineRule({
  id: 'copy-from-itself',
  aliases: ['DL3023'],
  severity: 'error',
  title: {
    en: 'COPY takes files from its own stage.',
    'zh-CN': 'COPY 从自身所在的阶段复制。',
  },
  why: {
    en: 'A stage is not there to be copied from before it is built, so BuildKit refuses the file. Usually the name of the stage that was meant has been mistaken, or the stage was renamed.',
    'zh-CN':
      '阶段在构建完成之前无法作为复制来源，BuildKit 会拒绝该文件。通常是写错了想引用的阶段名，或者阶段改过名。',
  },
  remedy: {
    en: 'Name the stage that has the files. Within one stage use `RUN cp`.',
    'zh-CN': '写上真正含有这些文件的阶段。同一阶段内请用 `RUN cp`。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3023'],
  examples: [
    {
      bad: 'FROM golang:1.23 AS build\nFROM debian:12 AS run\nCOPY --from=«run» /app /app\n',
      good: 'FROM golang:1.23 AS build\nFROM debian:12 AS run\nCOPY --from=build /app /app\n',
    },
  ],
  *check(file) {
    for (const { instruction, from, stage } of copySources(file)) {
      if (stage?.name !== from.value.toLowerCase() || stage.name === null) continue;
      // With another stage of the name BuildKit takes the last one.
      const last = file.graph.stages.findLast(({ name }) => name === stage.name);
      if (last === stage)
        yield { span: from.span, instruction, fix: () => otherSource(file, from, stage.index) };
    }
  },
});

/** Only where there is one other stage that it can mean. */
function otherSource({ graph }: LintFile, from: Word, own: number): Fix | null {
  const [only, ...others] = graph.stages.filter(({ index }) => index < own);
  const isPlain = from.span.end - from.span.start === from.value.length;
  if (only === undefined || others.length > 0 || !isPlain) return null;
  const name = only.name ?? String(only.index);
  return {
    title: say(`Copy from ${name}`, `改为从 ${name} 复制`),
    edits: [{ ...from.span, text: name }],
    changes: say(`The files come from the stage ${name}.`, `文件将来自阶段 ${name}。`),
  };
}
