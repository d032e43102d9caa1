import { instructionText } from '../../parse/logical.ts';
import { say } from '../../problems/problem.ts';
import { cookedOffset } from '../../text/cooked.ts';
import type { DockerfileModel, Instruction } from '../../types.ts';
import { refuse, type Refused } from '../refuse.ts';
import { readScript, type ShellScript } from './shell-script.ts';
import type { CommandShell } from './shells.ts';

/** The command line of a RUN in shell form, continuations joined; null for other forms and here-documents. */
export function commandLine(model: DockerfileModel, run: Instruction): string | null {
  const { argsSpan, form, heredocs, keyword } = run;
  if (keyword !== 'RUN' || form !== 'shell' || heredocs.length > 0) return null;
  if (argsSpan.start >= argsSpan.end) return null;
  const { cooked } = instructionText(model, run);
  const start = cookedOffset(cooked, argsSpan.start);
  return cooked.text.slice(start, cookedOffset(cooked, argsSpan.end - 1) + 1);
}

/** The script of a RUN, where it is one that a POSIX shell reads and that can be told for sure. */
export function scriptOf(model: DockerfileModel, run: Instruction): ShellScript | null {
  const line = commandLine(model, run);
  return line === null ? null : readScript(line, 0, line.length);
}

/** A command that can be joined with others by `&&`. */
export interface Joinable {
  readonly ok: true;
  /** It needs `{ …; }` around it. */
  readonly group: boolean;
  /** It ends with `;` itself. */
  readonly closed: boolean;
  /** Variables of its loops, which stay set. */
  readonly sets: readonly string[];
}

/** Commands that change the shell itself, and so what comes after them. */
const LASTING = new Set(
  `. alias builtin cd command declare enable eval exec exit export getopts let local mapfile popd pushd
   read readarray readonly return set shopt source trap typeset ulimit umask unalias unset`.split(
    /\s+/,
  ),
);

/**
 * Whether a RUN's command keeps its meaning when others are joined to it. `last`: none comes after it,
 * so that what it does to its shell touches nothing.
 */
export function joinable(
  model: DockerfileModel,
  run: Instruction,
  shell: CommandShell | undefined,
  last: boolean,
): Joinable | Refused {
  const where = String(run.firstLine + 1);
  if (shell === undefined || shell.kind === 'foreign') return refusals.shell(where);
  const line = commandLine(model, run);
  if (line === null) return refusals.form(where);
  const script = readScript(line, 0, line.length);
  if (script === null || line.endsWith('\\')) return refusals.unsure(where);
  if (script.end === 'comment') return refusals.comment(where);
  if (script.operators.has('&')) return refusals.background(where);
  if (!last && script.commands.some(({ words }) => /^["'$`\\]/.test(words[0] ?? ''))) {
    return refusals.unsure(where);
  }
  const lasting = last ? null : lastingCommand(script);
  if (lasting !== null) return refusals.lasting(where, lasting);
  // Where `-e` counts, it does not within what stands left of `&&`.
  if (!last && shell.errexit && script.operators.has(';')) return refusals.errexit(where);
  const closed = script.end === ';';
  const group = script.outer.has(';') || script.outer.has('||');
  if (group && shell.kind === 'unsure') return refusals.shell(where);
  return { ok: true, group, closed, sets: loopVariables(script) };
}

function loopVariables({ commands }: ShellScript): string[] {
  return commands.flatMap(({ words, depth }) =>
    depth === 0 && words[0] === 'for' ? [words[1] ?? ''] : [],
  );
}

/** What a script does to the shell that it runs in, as it is written. */
function lastingCommand({ commands }: ShellScript): string | null {
  for (const { words, assigns, depth } of commands) {
    const [name = '', ...rest] = words;
    // In a subshell, `set -e` loses its effect left of `&&`.
    if (name === 'set' || (depth === 0 && isLasting(name, rest))) return name;
    if (depth === 0 && assigns && words.length === 0) return '=';
  }
  return null;
}

function isLasting(name: string, [first]: readonly string[]): boolean {
  return LASTING.has(name) && !(name === 'command' && first?.startsWith('-') === true);
}

const refusals = {
  shell: (line: string) =>
    refuse(
      'other-shell',
      say(
        `The RUN in line ${line} may be carried out by another shell than sh (see SHELL, and the image), which joins commands otherwise.`,
        `第 ${line} 行的 RUN 可能不由 sh 执行（见 SHELL 和镜像），其连接命令的方式不同。`,
      ),
    ),
  form: (line: string) =>
    refuse(
      'not-shell-form',
      say(
        `The RUN in line ${line} is no plain shell command: it has the exec form, a here-document or nothing. Write it as a command first.`,
        `第 ${line} 行的 RUN 不是普通的 shell 命令（为 exec 形式、含 here-document 或为空）。请先改写为命令。`,
      ),
    ),
  unsure: (line: string) =>
    refuse(
      'command-not-clear',
      say(
        `It is not certain how a shell reads the command in line ${line}. Join it by hand.`,
        `无法确定 shell 如何解读第 ${line} 行的命令。请手动合并。`,
      ),
    ),
  comment: (line: string) =>
    refuse(
      'comment-in-command',
      say(
        `The command in line ${line} ends with a shell comment, which would swallow what follows. Put it on a line of its own first.`,
        `第 ${line} 行的命令以 shell 注释结尾，会吞掉后面的命令。请先将注释移到单独一行。`,
      ),
    ),
  background: (line: string) =>
    refuse(
      'background-command',
      say(
        `The command in line ${line} leaves a process in the background (&), which ends with its RUN. It has to keep a RUN of its own.`,
        `第 ${line} 行的命令有后台进程（&），会随其 RUN 结束。它必须单独使用一条 RUN。`,
      ),
    ),
  lasting: (line: string, name: string) =>
    name === '='
      ? refuse(
          'command-lasts',
          say(
            `The command in line ${line} sets shell variables, which would count for the commands after it, too.`,
            `第 ${line} 行的命令设置了 shell 变量，也会影响后面的命令。`,
          ),
        )
      : refuse(
          'command-lasts',
          say(
            `“${name}” in line ${line} would count for the commands after it, too. Use WORKDIR or ENV, or put the command in parentheses, where that does.`,
            `第 ${line} 行的“${name}”也会影响后面的命令。可改用 WORKDIR 或 ENV，或将该命令放入圆括号中（若适用）。`,
          ),
        ),
  errexit: (line: string) =>
    refuse(
      'stops-at-errors',
      say(
        `SHELL has -e, which stops the commands in line ${line} at the first error; joined by &&, they would go on.`,
        `SHELL 带有 -e，第 ${line} 行的命令遇错即停；用 && 连接后则会继续执行。`,
      ),
    ),
} as const;
