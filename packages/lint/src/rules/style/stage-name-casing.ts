import type { Edit, Word } from '@stagecraft/dockerfile';
import { copySources } from '../../file/copies.ts';
import { fromLines } from '../../file/froms.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { isLower } from '../../text/case.ts';
import type { Fix } from '../../types.ts';

export const stageNameCasing = defineRule({
  id: 'stage-name-casing',
  aliases: ['StageNameCasing'],
  severity: 'warning',
  title: {
    en: 'The stage name has capital letters.',
    'zh-CN': '阶段名中有大写字母。',
  },
  why: {
    en: 'BuildKit keeps stage names in lower case. `FROM Base` therefore does not find the stage `Base` but asks Docker Hub for an image, and log lines show another name than the file.',
    'zh-CN':
      'BuildKit 按小写保存阶段名。因此 `FROM Base` 找不到阶段 `Base`，而是向 Docker Hub 请求镜像；日志里显示的名称也和文件不同。',
  },
  remedy: {
    en: 'Write stage names in lower case.',
    'zh-CN': '阶段名一律用小写。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  examples: [
    {
      bad: 'FROM alpine:3.20 AS «BuilderBase»\n',
      good: 'FROM alpine:3.20 AS builder-base\n',
    },
  ],
  *check(file) {
    for (const { name, instruction } of fromLines(file)) {
      if (name === null || isLower(name.value)) continue;
      yield { span: name.span, instruction, fix: () => lowered(file, name) };
    }
  },
});

function lowered(file: LintFile, { value, span }: Word): Fix {
  const text = value.toLowerCase();
  // A COPY that names it in the same way goes along.
  const users = copySources(file).flatMap(({ from }): readonly Edit[] =>
    from.value === value && from.span.end - from.span.start === value.length
      ? [{ ...from.span, text }]
      : [],
  );
  const edits = [{ ...span, text }, ...users].sort((a, b) => a.start - b.start);
  return {
    title: { en: `Write ${text}`, 'zh-CN': `改为 ${text}` },
    edits,
    changes: null,
  };
}
