import type { Instruction } from '@stagecraft/dockerfile';
import { joined, withWorkdirs } from '../../file/workdirs.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { withoutQuotes } from '../../text/case.ts';
import type { Fix } from '../../types.ts';

const CHECK = 'WorkdirRelativePath';

export const relativeWorkdir = defineRule({
  id: 'relative-workdir',
  aliases: ['DL3000', CHECK],
  severity: 'error',
  title: {
    en: 'WORKDIR is relative.',
    'zh-CN': 'WORKDIR 使用了相对路径。',
  },
  why: {
    en: 'A relative WORKDIR counts from the one before, and the first from the base image’s. When the base changes its own, everything below lands in another folder. Readers have to add up all WORKDIRs above to know where a step runs.',
    'zh-CN':
      '相对的 WORKDIR 以前一个为起点，第一个则以基础镜像的为起点。基础镜像改变自己的 WORKDIR 后，后面的一切都会落到另一个目录。读者也得把前面所有的 WORKDIR 连起来才知道某一步在哪里运行。',
  },
  remedy: {
    en: 'Write the path from `/` on.',
    'zh-CN': '写成以 `/` 开头的绝对路径。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
    'https://github.com/hadolint/hadolint/wiki/DL3000',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nWORKDIR «usr/src/app»\n',
      good: 'FROM debian:12\nWORKDIR /usr/src/app\n',
    },
    {
      bad: 'FROM node:22\nWORKDIR /app\nWORKDIR «src»\n',
      good: 'FROM node:22\nWORKDIR /app\nWORKDIR /app/src\n',
    },
  ],
  *check(file) {
    for (const [instruction, { isSet, folder }] of withWorkdirs(file)) {
      const word = instruction.words[0];
      if (instruction.keyword !== 'WORKDIR' || word === undefined) continue;
      const isPlain = !isAbsolute(withoutQuotes(word.value));
      // Docker takes variables in, and asks of the first WORKDIR alone: the others follow from it.
      const isFirst = !isSet && isRelativeAfterAll(file, instruction);
      if (!isPlain && !isFirst) continue;
      const alias = [...(isPlain ? ['DL3000'] : []), ...(isFirst ? [CHECK] : [])];
      const severity = isPlain ? {} : { severity: 'warning' as const };
      const fix = (): Fix | null => fromRoot(file, instruction, folder);
      yield { span: word.span, instruction, alias, fix, ...severity };
    }
  },
});

/** Or it is a variable, which may well be. */
function isAbsolute(path: string): boolean {
  return /^(?:[/$]|[A-Za-z]:)/.test(path);
}

function isRelativeAfterAll({ resolver, stageOf }: LintFile, instruction: Instruction): boolean {
  const { value } = resolver.expand(instruction.index, instruction.words[0]?.value ?? '');
  if (value === null || instruction.stage < 0) return false;
  const platform = stageOf(instruction).stage?.platform ?? '';
  if (/^windows\b/.test(platform)) return !/^(?:[A-Za-z]:)?[\\/]/.test(value);
  // A drive's letter tells of Windows, where nothing says that the stage is for another system.
  const isDrive = platform === '' && /^[A-Za-z]:/.test(value);
  return !isDrive && !value.startsWith('/');
}

function fromRoot(file: LintFile, { words }: Instruction, folder: string | null): Fix | null {
  const word = words[0];
  if (word === undefined || !/^[\w./-]+$/.test(word.value)) return null;
  const path = joined(folder, word.value);
  const { start, end } = word.span;
  if (path === null || file.model.text.slice(start, end) !== word.value) return null;
  return {
    title: { en: `Write ${path}`, 'zh-CN': `改为 ${path}` },
    edits: [{ start, end, text: path }],
    changes: null,
  };
}
