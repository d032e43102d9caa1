import { defineRule } from '../../rule.ts';
import { cdFix } from './workdir-fix.ts';

export const cdInsteadOfWorkdir = defineRule({
  id: 'cd-instead-of-workdir',
  aliases: ['DL3003'],
  severity: 'warning',
  title: {
    en: '`cd` changes the folder for one RUN only.',
    'zh-CN': '`cd` 只在当前 RUN 中切换目录。',
  },
  why: {
    en: 'Each RUN begins in the folder that WORKDIR names, whatever `cd` did before. A reader has to follow every `cd` to know where a command runs, and one that is forgotten leads to files in the wrong place.',
    'zh-CN':
      '每条 RUN 都从 WORKDIR 指定的目录开始，与之前的 `cd` 无关。读者必须跟踪每个 `cd` 才知道命令在哪里执行，漏掉一个就会把文件放错位置。',
  },
  remedy: {
    en: 'Write `WORKDIR /path` before the RUN; it also makes the folder.',
    'zh-CN': '在 RUN 之前写 `WORKDIR /path`；它还会创建该目录。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3003',
    'https://docs.docker.com/reference/dockerfile/#workdir',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nWORKDIR /\nRUN «cd» /usr/src/app && make\n',
      good: 'FROM debian:12\nWORKDIR /usr/src/app\nRUN make\nWORKDIR /\n',
    },
  ],
  *check(file) {
    for (const instruction of file.model.instructions) {
      const script = instruction.keyword === 'RUN' ? file.scriptOf(instruction) : null;
      for (const command of script?.commands ?? []) {
        if (script === null || command.name !== 'cd') continue;
        const { nameSpan: span } = command;
        yield { span, instruction, fix: () => cdFix(file, { script, command }) };
      }
    }
  },
});
