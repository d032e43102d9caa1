import type { Instruction } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import type { LintFile } from '../../file/types.ts';
import { intentFix } from '../../fixes/intent-fix.ts';
import type { ShellScript } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const consecutiveRuns = defineRule({
  id: 'consecutive-runs',
  aliases: ['DL3059'],
  severity: 'info',
  title: {
    en: 'Several RUNs follow each other with one command each.',
    'zh-CN': '多条只含一个命令的 RUN 相邻。',
  },
  why: {
    en: 'Each RUN makes a layer and a step of the cache of its own. What one of them deletes stays in the layer of the one before, and a step that comes from the cache may be combined with one that is carried out anew.',
    'zh-CN':
      '每条 RUN 都会产生自己的层和缓存步骤。后一条删除的内容仍留在前一条的层中，而且来自缓存的步骤可能与重新执行的步骤混在一起。',
  },
  remedy: {
    en: 'Join the commands with `&&`, or write them as a here-document. RUNs of several commands are taken for divided on purpose.',
    'zh-CN': '用 `&&` 连接这些命令，或写成 here-document。含多个命令的 RUN 视为有意分开。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3059',
    'https://docs.docker.com/build/building/best-practices/#run',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN /setup.sh\n# then\n«RUN» /more.sh\n',
      good: 'FROM debian:12\nRUN /setup.sh && /more.sh\n',
    },
  ],
  *check(file) {
    for (const [first, ...rest] of rows(file)) {
      for (const instruction of rest) {
        const { keywordSpan: span } = instruction;
        yield { span, instruction, fix: () => merged(file, [first, ...rest], instruction) };
      }
    }
  },
});

/** Rows of RUNs with one command and the same flags each, with nothing but comments between them. */
function rows(file: LintFile): Instruction[][] {
  const found: Instruction[][] = [];
  let row: Instruction[] = [];
  for (const instruction of file.model.instructions) {
    const script = instruction.keyword === 'RUN' ? file.scriptOf(instruction) : null;
    const isSingle = script !== null && countCommands(script) <= 1;
    const last = row.at(-1);
    const isNext = last !== undefined && last.index === instruction.index - 1;
    if (isSingle && isNext && flagsOf(last) === flagsOf(instruction)) row.push(instruction);
    else {
      row = isSingle ? [instruction] : [];
      found.push(row);
    }
  }
  return found.filter(({ length }) => length > 1);
}

/** Commands that a script itself runs; an assignment is none. */
function countCommands({ commands }: ShellScript): number {
  return commands.filter(
    ({ within, program, nameSpan, span }) =>
      !within.includes('script') && (program !== null || nameSpan.end > span.start),
  ).length;
}

/** In whatever order they are written. */
function flagsOf({ flags }: Instruction): string {
  return flags
    .map(({ name, value }) => `${name}=${value ?? ''}`)
    .sort()
    .join(' ');
}

/** All of the row as one RUN, or at least this one and the one before it. */
function merged(file: LintFile, row: (Instruction | undefined)[], own: Instruction): Fix | null {
  const all = row.flatMap((one) => one?.index ?? []);
  return merge(file, all) ?? merge(file, [own.index - 1, own.index]);
}

function merge(file: LintFile, instructions: readonly number[]): Fix | null {
  const count = String(instructions.length);
  return intentFix(
    file,
    { kind: 'mergeRuns', instructions },
    {
      title: say(`Merge the ${count} RUNs`, `合并这 ${count} 条 RUN`),
      changes: say('The files stay the same, in fewer layers.', '文件不变，层数减少。'),
    },
  );
}
