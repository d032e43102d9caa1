import { usersOf } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import type { FoundCommand, LintFile } from '../../file/types.ts';
import type { ShellWord } from '../../shell/types.ts';
import type { Fix, Report } from '../../types.ts';
import { isJson } from '../packages/inserts.ts';

export const sudo = defineRule({
  id: 'sudo',
  aliases: ['DL3004'],
  severity: 'error',
  title: {
    en: 'sudo has no place in a build.',
    'zh-CN': '构建中不应使用 sudo。',
  },
  why: {
    en: 'A RUN is run by root unless USER says otherwise, so sudo adds nothing; it has its own environment and PATH, and its handling of terminals and signals surprises. An image that has it also gives an attacker a way to become root.',
    'zh-CN':
      '除非 USER 另有指定，RUN 由 root 执行，因此 sudo 没有作用；它有自己的环境和 PATH，对终端和信号的处理也常出人意料。装有 sudo 的镜像还会给攻击者提供提权途径。',
  },
  remedy: {
    en: 'Leave it out; where another user has been set, write `USER root` before and that user after. To step down to another user when the container starts, use gosu or setpriv.',
    'zh-CN':
      '去掉 sudo；若已设置其他用户，在前面写 `USER root`，之后再切换回来。容器启动时需要降权，可使用 gosu 或 setpriv。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3004',
    'https://docs.docker.com/build/building/best-practices/#user',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN «sudo» apt-get update\n',
      good: 'FROM debian:12\nRUN apt-get update\n',
    },
  ],
  *check(file) {
    for (const found of file.commands) {
      const { script, command } = found;
      const { instruction } = script;
      for (const word of command.wrappers) {
        if (isSudo(word.value)) yield withFix(file, found, word);
      }
      if (isSudo(command.program)) yield { span: command.nameSpan, instruction };
    }
  },
});

function isSudo(program: string | null): boolean {
  return program !== null && (program === 'sudo' || program.endsWith('/sudo'));
}

function withFix(file: LintFile, found: FoundCommand, word: ShellWord): Report {
  const { instruction } = found.script;
  return { span: word.span, instruction, fix: () => without(file, found, word) };
}

/** Options that mean nothing to root. */
const NEEDLESS = new Set([
  '-E',
  '-H',
  '-n',
  '--preserve-env',
  '--set-home',
  '--non-interactive',
  '--',
]);

/** Takes sudo out; null where another user runs it, or it does more than to become root. */
function without(file: LintFile, found: FoundCommand, word: ShellWord): Fix | null {
  const { instruction } = found.script;
  const user = usersOf(file.model, file.graph)[instruction.index] ?? 'root';
  if (isJson(found) || (user !== 'root' && user !== '0')) return null;
  const next = nextWord(found, word);
  if (next === null) return null;
  const between = file.model.text.slice(word.span.end, next).split(/\s+/);
  const isPlain = between.every(
    (part) => part === '' || part === file.model.escape || NEEDLESS.has(part),
  );
  if (!isPlain) return null;
  return {
    title: { en: 'Take sudo out', 'zh-CN': '去掉 sudo' },
    edits: [{ start: word.span.start, end: next, text: '' }],
    changes: null,
  };
}

/** Where what sudo runs begins: its variables, the next wrapper, or the program. */
function nextWord({ command }: FoundCommand, { span }: ShellWord): number | null {
  const { wrappers, assignments, nameSpan } = command;
  const starts = [
    ...wrappers.map((word) => word.span.start),
    ...assignments.map((one) => one.nameSpan.start),
    nameSpan.start,
  ].filter((start) => start >= span.end);
  return starts.length === 0 ? null : Math.min(...starts);
}
