import type { Instruction } from '@stagecraft/dockerfile';
import { intentEdits } from '../../fixes/intent.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import type { Fix, Severity } from '../../types.ts';

const CHECK = 'MultipleInstructionsDisallowed';

/** hadolint's name and severity by instruction. */
const KINDS: ReadonlyMap<string, { readonly alias: string; readonly severity: Severity }> = new Map(
  [
    ['CMD', { alias: 'DL4003', severity: 'warning' }],
    ['ENTRYPOINT', { alias: 'DL4004', severity: 'error' }],
    ['HEALTHCHECK', { alias: 'DL3012', severity: 'error' }],
  ],
);

export const overriddenInstruction = defineRule({
  id: 'overridden-instruction',
  aliases: ['DL3012', 'DL4003', 'DL4004', CHECK],
  severity: 'warning',
  title: {
    en: 'A later instruction of the same stage overrides this one.',
    'zh-CN': '本指令被同一阶段中后面的指令覆盖。',
  },
  why: {
    en: 'An image has one CMD, one ENTRYPOINT and one HEALTHCHECK; the last of a stage counts and the others do nothing. Whoever wrote two expects both to run, or changes the wrong one and wonders why nothing happens.',
    'zh-CN':
      '一个镜像只有一个 CMD、一个 ENTRYPOINT 和一个 HEALTHCHECK；同一阶段只有最后一个生效，其余毫无作用。写了两个的人以为都会执行，或者改错了那个，却不明白为何没有效果。',
  },
  remedy: {
    en: 'Keep the last one. To start several programs use a script as ENTRYPOINT, or several containers.',
    'zh-CN': '只保留最后一个。要启动多个程序，可用脚本作为 ENTRYPOINT，或使用多个容器。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
    'https://github.com/hadolint/hadolint/wiki/DL4003',
    'https://github.com/hadolint/hadolint/wiki/DL4004',
    'https://github.com/hadolint/hadolint/wiki/DL3012',
  ],
  examples: [
    {
      bad: 'FROM alpine:3.20\nENTRYPOINT ["a"]\n«CMD ["one"]»\nCMD ["two"]\n',
      good: 'FROM alpine:3.20\nENTRYPOINT ["a"]\nCMD ["two"]\n',
    },
  ],
  *check(file) {
    for (const { instructions } of file.stages) {
      const last = new Map<string, Instruction>();
      for (const instruction of instructions) {
        const { keyword } = instruction;
        const kind = KINDS.get(keyword);
        if (kind === undefined) continue;
        const overridden = last.get(keyword);
        last.set(keyword, instruction);
        if (overridden === undefined) continue;
        yield {
          span: overridden.contentSpan,
          instruction: overridden,
          // hadolint reports the later one, and reads its pragma there.
          other: instruction,
          alias: [kind.alias, CHECK],
          severity: kind.severity,
          message: messageFor(keyword, instruction.firstLine + 1),
          fix: () => removed(file, overridden),
        };
      }
    }
  },
});

function messageFor(keyword: string, line: number) {
  return {
    en: `This ${keyword} does nothing: the one of line ${String(line)} overrides it.`,
    'zh-CN': `这个 ${keyword} 不起作用：第 ${String(line)} 行的会覆盖它。`,
  };
}

function removed(file: LintFile, { index, keyword }: Instruction): Fix | null {
  const edits = intentEdits(file, { kind: 'deleteInstructions', instructions: [index] });
  if (edits === null) return null;
  return {
    title: { en: `Remove this ${keyword}`, 'zh-CN': `删除这个 ${keyword}` },
    edits,
    changes: null,
  };
}
