import {
  lineOf,
  type DockerfileModel,
  type Edit,
  type Instruction,
  type Span,
} from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

export const emptyContinuation = defineRule({
  id: 'empty-continuation',
  aliases: ['NoEmptyContinuation'],
  severity: 'warning',
  title: {
    en: 'A blank line stands within an instruction that goes on over several lines.',
    'zh-CN': '跨行的指令中有空行。',
  },
  why: {
    en: 'BuildKit skips the blank line today and has announced that it will be an error. Until then it hides mistakes: a reader takes the blank line for the end, while the next line is still a part of the command.',
    'zh-CN':
      'BuildKit 目前会跳过空行，但已宣布将来会报错。在那之前它会掩盖错误：读者以为空行处指令已结束，而下一行其实仍是命令的一部分。',
  },
  remedy: {
    en: 'Take the blank line out; a comment line (`#`) may stand there instead.',
    'zh-CN': '删掉空行；需要分隔时可用注释行（`#`）。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  examples: [
    {
      bad: 'FROM debian:12\nRUN apt-get update && \\\n\n«    make»\n',
      good: 'FROM debian:12\nRUN apt-get update && \\\n    make\n',
    },
  ],
  *check(file) {
    for (const { code, span, instruction: index } of file.model.problems) {
      const instruction = file.model.instructions[index ?? -1];
      if (code !== 'empty-continuation' || instruction === undefined) continue;
      // Docker names the last line that it read.
      yield { span, instruction, fix: () => withoutBlankLines(file.model, instruction, span) };
    }
  },
});

function withoutBlankLines(
  model: DockerfileModel,
  { firstLine }: Instruction,
  { start }: Span,
): Fix | null {
  const edits: Edit[] = [];
  const last = lineOf(model, start);
  for (let line = firstLine + 1; line <= last; line++) {
    const [from = 0, to = model.text.length] = model.lineStarts.slice(line, line + 2);
    if (to > from && model.text.slice(from, to).trim() === '') {
      edits.push({ start: from, end: to, text: '' });
    }
  }
  if (edits.length === 0) return null;
  return {
    title: { en: 'Take the blank lines out', 'zh-CN': '删掉空行' },
    edits,
    changes: null,
  };
}
