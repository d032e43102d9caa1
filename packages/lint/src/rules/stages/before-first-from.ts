import type { Instruction } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { intentFix } from '../../fixes/intent-fix.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const beforeFirstFrom = defineRule({
  id: 'before-first-from',
  aliases: ['DL3061'],
  severity: 'error',
  title: {
    en: 'Something other than ARG stands before the first FROM.',
    'zh-CN': '第一个 FROM 之前出现了 ARG 以外的指令。',
  },
  why: {
    en: 'A stage begins with FROM, so there is nothing yet that an instruction could change. The build fails with “no build stage in current context”.',
    'zh-CN':
      '阶段从 FROM 开始，在此之前没有任何可供指令修改的对象。构建会以“no build stage in current context”失败。',
  },
  remedy: {
    en: 'Move it behind FROM. Only ARG, comments and directives may come before.',
    'zh-CN': '把它移到 FROM 之后。之前只能有 ARG、注释和解析器指示。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3061'],
  examples: [
    {
      bad: '«LABEL» version=1\nFROM debian:12\n',
      good: 'FROM debian:12\nLABEL version=1\n',
    },
  ],
  *check(file) {
    const [head] = file.stages;
    if (head?.stage !== null) return;
    for (const instruction of head.instructions) {
      if (instruction.keyword === 'ARG') continue;
      yield { span: instruction.keywordSpan, instruction, fix: () => moved(file, instruction) };
    }
  },
});

/** Behind the FROM, where there is one: of several stages any may be meant. */
function moved(file: LintFile, instruction: Instruction): Fix | null {
  const [first, ...others] = file.stages.filter(({ stage }) => stage !== null);
  if (first === undefined || others.length > 0) return null;
  const before = first.instructions[0]?.index ?? null;
  return intentFix(
    file,
    {
      kind: 'moveInstructions',
      instructions: [instruction.index],
      place: { stage: first.index, before },
    },
    {
      title: say('Move it behind FROM', '移到 FROM 之后'),
      changes: say('It acts in the stage.', '它在该阶段中生效。'),
    },
  );
}
