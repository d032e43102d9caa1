import type { Instruction, Span } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import type { LintFile, LintShell } from '../../file/types.ts';
import type { ShellCommand, ShellPipeline, ShellScript } from '../../shell/types.ts';
import type { Fix } from '../../types.ts';
import { userlandOf } from './bases.ts';
import { lineAbove } from './lines.ts';

export const pipeWithoutPipefail = defineRule({
  id: 'pipe-without-pipefail',
  aliases: ['DL4006'],
  severity: 'warning',
  title: {
    en: 'A failure on the left of a pipe goes unnoticed.',
    'zh-CN': '管道左侧的失败不会被察觉。',
  },
  why: {
    en: "Without `pipefail` a pipe's result is that of its last command. When a download on its left breaks off, `tar` or `sh` may still succeed with what has arrived, the build goes on, and a broken image is published and cached.",
    'zh-CN':
      '没有 `pipefail` 时，管道的结果取决于最后一个命令。左侧的下载中断时，`tar` 或 `sh` 仍可能用已收到的内容成功执行，构建继续，有问题的镜像就被发布并缓存。',
  },
  remedy: {
    en: 'Put `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` before the RUN; in Alpine and busybox `SHELL ["/bin/ash", "-eo", "pipefail", "-c"]`.',
    'zh-CN':
      '在 RUN 之前写 `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`；在 Alpine 和 busybox 中写 `SHELL ["/bin/ash", "-eo", "pipefail", "-c"]`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL4006',
    'https://docs.docker.com/build/building/best-practices/#using-pipes',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN wget -O - https://example.com «|» wc -l > /number\n',
      good: 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN wget -O - https://example.com | wc -l > /number\n',
    },
    {
      bad: 'FROM alpine:3.20\nRUN wget -O - https://example.com «|» wc -l > /number\n',
      good: 'FROM alpine:3.20\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN wget -O - https://example.com | wc -l > /number\n',
    },
  ],
  *check(file) {
    for (const instruction of file.model.instructions) {
      if (instruction.keyword !== 'RUN') continue;
      const script = file.scriptOf(instruction);
      const shell = file.shellOf(instruction);
      if (script === null || hasPipefail(shell) || setsPipefail(file, script, shell)) continue;
      const pipe = script.pipelines.find(isOwnPipe);
      if (pipe === undefined) continue;
      const span = pipeSpan(file, pipe);
      yield { span, instruction, fix: () => shellAbove(file, instruction, shell) };
    }
  },
});

/** Those that know the option whatever it is called with. */
const CAPABLE = new Set(['bash', 'zsh', 'ash', 'ksh', 'mksh']);

function hasPipefail({ program, args }: LintShell): boolean {
  if (!CAPABLE.has(program)) return false;
  return args.some((arg, at) => arg === 'pipefail' && /^-[a-z]*o$/.test(args[at - 1] ?? ''));
}

/** `set -o pipefail` helps only in a shell that is known to have it. */
function setsPipefail(
  { model }: LintFile,
  { instruction, commands }: ShellScript,
  shell: LintShell,
): boolean {
  const [body] = instruction.heredocs;
  const first =
    body === undefined ? '' : model.text.slice(body.bodySpan.start, body.bodySpan.start + 64);
  const interpreter = /^#!\s*(?:\S*\/env\s+)?(?:\S*\/)?(\S+)/.exec(first)?.[1] ?? '';
  const isCapable = CAPABLE.has(interpreter) || (shell.isDeclared && CAPABLE.has(shell.program));
  return isCapable && commands.some(isSetPipefail);
}

function isSetPipefail({ name, args }: ShellCommand): boolean {
  return name === 'set' && args.some(({ value }) => value === 'pipefail');
}

/** Pipes of a script that another shell gets are that shell's. */
function isOwnPipe({ length, commands }: ShellPipeline): boolean {
  return length > 1 && commands.every(({ within }) => !within.includes('script'));
}

function pipeSpan({ model }: LintFile, { span, commands }: ShellPipeline): Span {
  const [first] = commands;
  if (first === undefined || first.span.start !== span.start) return span;
  const start = model.text.indexOf('|', first.span.end);
  return start < 0 || start >= span.end ? span : { start, end: start + 1 };
}

function shellAbove(file: LintFile, instruction: Instruction, shell: LintShell): Fix | null {
  const { heredocs } = instruction;
  const [body] = heredocs;
  // The body has an interpreter of its own, which SHELL does not change.
  if (body !== undefined && file.model.text.startsWith('#!', body.bodySpan.start)) return null;
  if (instruction.form === 'exec') return null;
  const words = knownShell(file, instruction, shell);
  if (words === null) return null;
  const edit = lineAbove(
    file,
    instruction,
    'SHELL',
    `[${words.map((word) => `"${word}"`).join(', ')}]`,
  );
  if (edit === null) return null;
  const name = words[0] ?? '';
  return {
    title: { en: `Use ${name} with pipefail`, 'zh-CN': `使用启用 pipefail 的 ${name}` },
    edits: [edit],
    changes: {
      en: `From here on RUN, CMD and ENTRYPOINT in shell form use ${name}; a pipe fails when any of its commands does.`,
      'zh-CN': `此后 shell 形式的 RUN、CMD 和 ENTRYPOINT 使用 ${name}；管道中任一命令失败即视为失败。`,
    },
  };
}

/** A shell with the option that is surely there; null where none is. */
function knownShell(file: LintFile, instruction: Instruction, shell: LintShell): string[] | null {
  const userland = userlandOf(file, instruction);
  const isBash = shell.isDeclared && shell.program === 'bash';
  if (isBash || userland === 'gnu') return ['/bin/bash', '-o', 'pipefail', '-c'];
  const isAsh = shell.isDeclared && shell.program === 'ash';
  return isAsh || userland === 'busybox' ? ['/bin/ash', '-eo', 'pipefail', '-c'] : null;
}
