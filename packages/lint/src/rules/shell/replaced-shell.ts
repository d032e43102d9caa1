import { defineRule } from '../../rule.ts';
import type { FoundCommand, LintFile } from '../../file/types.ts';
import { readOptions } from '../../shell/options.ts';
import type { ShellCommand } from '../../shell/types.ts';
import type { Fix } from '../../types.ts';

export const replacedShell = defineRule({
  id: 'replaced-shell',
  aliases: ['DL4005'],
  severity: 'warning',
  title: {
    en: '/bin/sh is replaced by hand to change the shell.',
    'zh-CN': '手动替换 /bin/sh 来更换 shell。',
  },
  why: {
    en: 'SHELL says which shell later instructions use, and changes nothing in the image. A replaced /bin/sh changes every script of the distribution, among them those of its packages, which are written for the shell that was there.',
    'zh-CN':
      'SHELL 指定后续指令使用的 shell，不会改动镜像中的文件。替换 /bin/sh 会影响发行版的所有脚本，包括软件包自带的脚本，而它们是为原来的 shell 编写的。',
  },
  remedy: {
    en: 'Write `SHELL ["/bin/bash", "-c"]`.',
    'zh-CN': '写成 `SHELL ["/bin/bash", "-c"]`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL4005',
    'https://docs.docker.com/reference/dockerfile/#shell',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN «ln -sf /bin/bash /bin/sh»\n',
      good: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\n',
    },
  ],
  *check(file) {
    for (const found of file.commands) {
      const { script, command } = found;
      const shell = linked(command);
      if (shell === null) continue;
      const { span } = command;
      yield { span, instruction: script.instruction, fix: () => asShell(file, found, shell) };
    }
  },
});

const TAKES_VALUE = new Set(['-S', '--suffix', '-t', '--target-directory']);

/** What `ln` puts in the place of /bin/sh; null when it does not. */
function linked({ name, args }: ShellCommand): string | null {
  if (name !== 'ln') return null;
  const { operands } = readOptions(args, { takesValue: TAKES_VALUE });
  if (operands.length !== 2 || operands[1]?.value !== '/bin/sh') return null;
  return operands[0]?.value ?? '';
}

/** SHELL in place of the RUN, where that does nothing else than to replace the shell. */
function asShell(file: LintFile, { script, command }: FoundCommand, shell: string): Fix | null {
  const { instruction } = script;
  const others = script.commands.filter((one) => one !== command && !removesShell(one));
  const isPlain = script.commands.every(({ within }) => within.length === 0);
  if (others.length > 0 || !isPlain || instruction.heredocs.length > 0) return null;
  const path = shell.includes('/') ? shell : `/bin/${shell}`;
  if (!/^\/[\w./-]+$/.test(path) || !/(?:ba|z|a)sh$/.test(path)) return null;
  const { start, end } = instruction.contentSpan;
  const { keywordSpan } = instruction;
  const keyword = file.model.text.slice(keywordSpan.start, keywordSpan.end);
  const written = keyword === keyword.toLowerCase() ? 'shell' : 'SHELL';
  return {
    title: { en: 'Use SHELL', 'zh-CN': '改用 SHELL' },
    edits: [{ start, end, text: `${written} ["${path}", "-c"]` }],
    changes: {
      en: '/bin/sh stays what it is; RUN, CMD and ENTRYPOINT in shell form use the other shell from here on.',
      'zh-CN': '/bin/sh 保持不变；此后 shell 形式的 RUN、CMD 和 ENTRYPOINT 使用新的 shell。',
    },
  };
}

function removesShell({ name, args }: ShellCommand): boolean {
  const { operands } = readOptions(args);
  return name === 'rm' && operands.length === 1 && operands[0]?.value === '/bin/sh';
}
