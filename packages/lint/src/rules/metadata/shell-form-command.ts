import type { Instruction, Span, Text } from '@stagecraft/dockerfile';
import { intentEdits } from '../../fixes/intent.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

export const shellFormCommand = defineRule({
  id: 'shell-form-command',
  aliases: ['DL3025', 'JSONArgsRecommended'],
  severity: 'warning',
  title: {
    en: 'The command is not written as a JSON array.',
    'zh-CN': '命令没有写成 JSON 数组。',
  },
  why: {
    en: 'In shell form the program runs below `/bin/sh -c`, which is process 1 and does not pass signals on. `docker stop` then waits ten seconds and kills the container, so the program never closes its files and connections. As ENTRYPOINT it also drops the arguments of `docker run`. A HEALTHCHECK in shell form starts a shell for every check, and fails in an image that has none.',
    'zh-CN':
      '使用 shell 形式时，程序在 `/bin/sh -c` 之下运行；shell 是 1 号进程，不会转发信号。`docker stop` 会等待十秒后强行终止容器，程序来不及关闭文件和连接。用作 ENTRYPOINT 时，`docker run` 的参数也会被丢弃。shell 形式的 HEALTHCHECK 每次检查都要启动一个 shell，在没有 shell 的镜像中必定失败。',
  },
  remedy: {
    en: 'Write the program and its arguments as a JSON array: `CMD ["nginx", "-g", "daemon off;"]`. Where a shell is needed, name it: `CMD ["sh", "-c", "exec app $ARGS"]`, or set it with SHELL.',
    'zh-CN':
      '把程序及其参数写成 JSON 数组：`CMD ["nginx", "-g", "daemon off;"]`。确实需要 shell 时请写明：`CMD ["sh", "-c", "exec app $ARGS"]`，或用 SHELL 指定。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    'https://github.com/hadolint/hadolint/wiki/DL3025',
  ],
  examples: [
    {
      bad: 'FROM alpine:3.20\nENTRYPOINT «my-program start»\n',
      good: 'FROM alpine:3.20\nENTRYPOINT ["my-program", "start"]\n',
    },
    {
      bad: 'FROM alpine:3.20\nCMD «exec app $ARGS»\n',
      good: 'FROM alpine:3.20\nCMD ["sh", "-c", "exec app $ARGS"]\n',
    },
    {
      bad: 'FROM alpine:3.20\nHEALTHCHECK CMD «wget -qO /dev/null http://localhost/»\n',
      good: 'FROM alpine:3.20\nHEALTHCHECK CMD ["wget", "-qO", "/dev/null", "http://localhost/"]\n',
    },
  ],
  *check(file) {
    const endsWithShell = new Set<number>();
    for (const { stage, instructions, index } of file.stages) {
      const base = stage?.base;
      let hasShell = base?.kind === 'stage' && endsWithShell.has(base.stage);
      for (const instruction of instructions) {
        const { keyword, form } = instruction;
        if (keyword === 'SHELL') hasShell = true;
        if (!COMMANDS.has(keyword) || form !== 'shell') continue;
        // Who sets SHELL wants one, says Docker; and it says nothing of health checks.
        const alias = hasShell || keyword === 'HEALTHCHECK' ? { alias: 'DL3025' } : {};
        const span = commandSpan(instruction);
        const message = messageFor(keyword);
        yield { span, instruction, message, fix: () => asJson(file, instruction), ...alias };
      }
      if (hasShell) endsWithShell.add(index);
    }
  },
});

const COMMANDS: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** The command alone, without the word CMD of a HEALTHCHECK. */
function commandSpan({ keyword, words, argsSpan, keywordSpan }: Instruction): Span {
  if (words.length === 0) return keywordSpan;
  const first = keyword === 'HEALTHCHECK' ? words[1] : undefined;
  return first === undefined ? argsSpan : { start: first.span.start, end: argsSpan.end };
}

function messageFor(keyword: string): Text {
  if (keyword === 'HEALTHCHECK') {
    return {
      en: 'The command of HEALTHCHECK is not written as a JSON array, so every check needs a shell in the image.',
      'zh-CN': 'HEALTHCHECK 的命令没有写成 JSON 数组，每次检查都需要镜像中有 shell。',
    };
  }
  return {
    en: `${keyword} is not written as a JSON array, so signals reach the shell and not the program.`,
    'zh-CN': `${keyword} 没有写成 JSON 数组，信号会发给 shell 而不是程序。`,
  };
}

/** Only where a shell would do nothing but split the words. */
function asJson(file: LintFile, { index }: Instruction): Fix | null {
  const edits = intentEdits(file, {
    kind: 'setFields',
    instruction: index,
    changes: [{ field: 'form', form: 'exec' }],
  });
  if (edits === null) return null;
  return {
    title: { en: 'Write it as a JSON array', 'zh-CN': '写成 JSON 数组' },
    edits,
    changes: {
      en: 'The program runs by itself, without a shell around it.',
      'zh-CN': '程序将直接运行，外面不再有 shell。',
    },
  };
}
