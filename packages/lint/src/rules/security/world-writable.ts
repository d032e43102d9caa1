import type { Instruction, Span } from '@stagecraft/dockerfile';
import type { FoundCommand, LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { readOptions } from '../../shell/options.ts';
import type { ShellWord } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Fix, Report } from '../../types.ts';

export const worldWritable = defineRule({
  id: 'world-writable',
  aliases: [],
  severity: 'warning',
  title: {
    en: 'Everyone may write to these files.',
    'zh-CN': '任何用户都可以写这些文件。',
  },
  why: {
    en: 'Any process in the container, also one that was given no rights on purpose, can then replace programs and settings that others run. That undoes what a USER other than root is for. `chmod -R` in a RUN also copies every file that it touches into a new layer.',
    'zh-CN':
      '容器里的任何进程，包括特意不给权限的进程，都能替换别人要执行的程序和配置，使用非 root 的 USER 也就失去了意义。RUN 中的 `chmod -R` 还会把涉及的每个文件复制到新的一层。',
  },
  remedy: {
    en: 'Give the files to the user that needs them: `COPY --chown=app:app`, `chown`, or rights for the owner and group alone (`775`, `664`).',
    'zh-CN':
      '把文件交给需要它的用户：`COPY --chown=app:app`、`chown`，或只给所有者和用户组权限（`775`、`664`）。',
  },
  docs: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  examples: [
    {
      bad: 'FROM debian:12\nRUN mkdir /data && chmod -R «777» /data\n',
      good: 'FROM debian:12\nRUN mkdir /data && chmod -R 775 /data\n',
    },
    {
      bad: 'FROM debian:12\nCOPY --chmod=«666» a.conf /etc/\n',
      good: 'FROM debian:12\nCOPY --chmod=664 a.conf /etc/\n',
    },
  ],
  *check(file) {
    for (const found of file.commands) {
      const word = modeOf(found);
      const mode = word?.value ?? null;
      if (word === null || mode === null || !opens(mode)) continue;
      yield report(file, found.script.instruction, word.span, mode);
    }
    for (const instruction of file.acting) {
      if (instruction.detail.type !== 'copy') continue;
      for (const { name, value, valueSpan } of instruction.flags) {
        if (name !== 'chmod' || value === null || valueSpan === null || !opens(value)) continue;
        yield report(file, instruction, valueSpan, value);
      }
    }
  },
});

/** The mode that a command gives to files. */
function modeOf({ command: { name, args } }: FoundCommand): ShellWord | null {
  if (name === 'chmod') return chmodMode(args);
  if (name !== 'install' && name !== 'mkdir') return null;
  const at = args.findIndex(({ value }) => value === '-m');
  return at < 0 ? null : (args[at + 1] ?? null);
}

/** `chmod -R 777 x`, and `chmod -w x`, whose mode looks as an option. */
function chmodMode(args: readonly ShellWord[]): ShellWord | null {
  const { operands, options } = readOptions(args);
  if (options.some(({ name }) => name === '--reference')) return null;
  return operands[0] ?? null;
}

/** Whether a mode lets everyone write; with the sticky bit (`1777`, as /tmp has) that is meant. */
function opens(mode: string): boolean {
  if (/^[0-7]{3,5}$/.test(mode)) {
    const bits = Number.parseInt(mode, 8);
    return (bits & 0o002) !== 0 && (bits & 0o1000) === 0;
  }
  const clauses = mode.split(',');
  if (!clauses.every((clause) => /^[ugoa]*(?:[-+=][rwxXst]*)+$/.test(clause))) return false;
  if (clauses.some((clause) => /[+=][rwxXs]*t/.test(clause))) return false;
  return clauses.some((clause) => /^[ugoa]*[oa][ugoa]*[^-]*[+=][rxXs]*w/.test(clause));
}

function report(file: LintFile, instruction: Instruction, span: Span, mode: string): Report {
  const message = say(
    `Mode ${mode} lets everyone write to these files.`,
    `权限 ${mode} 允许任何用户写这些文件。`,
  );
  const fix = closedFix(file, span, mode);
  return { span, instruction, message, ...(fix === null ? {} : { fix: () => fix }) };
}

/** The same mode without the right of others to write. */
function closedFix({ model }: LintFile, span: Span, mode: string): Fix | null {
  // Within quotes or over two lines the number is not what stands there.
  if (!/^[0-7]+$/.test(mode) || model.text.slice(span.start, span.end) !== mode) return null;
  const closed = (Number.parseInt(mode, 8) & ~0o002).toString(8).padStart(mode.length, '0');
  return {
    title: say(`Write ${closed}`, `改为 ${closed}`),
    edits: [{ ...span, text: closed }],
    changes: say(
      'Only the owner and the group of these files may write to them. A program that runs as somebody else needs another owner (chown).',
      '只有这些文件的所有者和用户组可以写入。以其他用户身份运行的程序需要先用 chown 更改所有者。',
    ),
  };
}
