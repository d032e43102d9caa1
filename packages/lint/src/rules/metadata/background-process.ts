import { inForeground, type Edit, type Instruction } from '@stagecraft/dockerfile';
import type { LintFile, LintStage } from '../../file/types.ts';
import { finalStage } from '../../file/final-stage.ts';
import { defineRule } from '../../rule.ts';
import type { ShellCommand, ShellScript } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const backgroundProcess = defineRule({
  id: 'background-process',
  aliases: [],
  severity: 'warning',
  title: {
    en: 'What the container runs goes to the background, and the container ends.',
    'zh-CN': '容器运行的程序转入后台，容器随即退出。',
  },
  why: {
    en: 'A container lives as long as its first process. One that starts a service and returns ends at once, and takes the service with it: `docker run` prints nothing, and `docker ps` shows nothing.',
    'zh-CN':
      '容器的寿命取决于它的第一个进程。如果该进程启动服务后就返回，容器会立刻结束，服务也随之停止：`docker run` 没有输出，`docker ps` 里也看不到。',
  },
  remedy: {
    en: 'Start the program itself, with the option that keeps it in the foreground: `nginx -g "daemon off;"`, `apachectl -D FOREGROUND`, `sshd -D`.',
    'zh-CN':
      '直接启动程序本身，并加上让它留在前台的选项：`nginx -g "daemon off;"`、`apachectl -D FOREGROUND`、`sshd -D`。',
  },
  docs: [
    'https://docs.docker.com/engine/containers/multi-service_container/',
    'https://docs.docker.com/reference/dockerfile/#cmd',
  ],
  examples: [
    {
      bad: 'FROM debian:12-slim\nCMD «service nginx start»\n',
      good: 'FROM debian:12-slim\nCMD ["nginx", "-g", "daemon off;"]\n',
    },
    {
      bad: 'FROM debian:12-slim\nCMD [«"apachectl", "-k", "start"»]\n',
      good: 'FROM debian:12-slim\nCMD ["apachectl", "-D", "FOREGROUND"]\n',
    },
  ],
  *check(file) {
    const stage = finalStage(file);
    const instruction = stage === null ? undefined : mainOf(stage);
    const script = instruction === undefined ? null : file.scriptOf(instruction);
    if (stage === null || instruction === undefined || script === null) return;
    const last = lastCommand(script);
    if (last === null) return;
    const words = wordsOf(last);
    const found = words === null ? null : inForeground(words);
    const isSure = found !== null && words !== null && !isConfigured(file, words);
    if (!isSure && !last.inBackground) return;
    const message = say(
      `${last.name ?? ''} goes to the background; then the container ends.`,
      `${last.name ?? ''} 转入后台，容器随即退出。`,
    );
    const fix = () => foregroundFix(file, script, last, isSure ? (found.words ?? null) : words);
    yield { span: last.span, instruction, message, fix };
  },
});

/** What says the container's first process: CMD, or an ENTRYPOINT without one. */
function mainOf({ instructions }: LintStage): Instruction | undefined {
  const entry = instructions.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
  const cmd = instructions.findLast(({ keyword }) => keyword === 'CMD');
  if (entry === undefined || cmd === undefined || entry.form === 'shell') return entry ?? cmd;
  // An entrypoint's script ends with what CMD says; to other programs CMD only gives arguments.
  const isScript = entry.words.at(-1)?.value.includes('entrypoint') === true;
  return isScript ? cmd : undefined;
}

/** The last command that the shell runs, or the program itself. */
function lastCommand({ commands, isBroken }: ShellScript): ShellCommand | null {
  const own = commands.filter(({ within }) => within.every((one) => one === 'script'));
  // Functions, conditions and the like may go on in the foreground.
  const last = own.at(-1);
  const isWhole = last !== undefined && last.span.end >= (commands.at(-1)?.span.start ?? 0);
  return isBroken || !isWhole ? null : last;
}

function wordsOf({ program, args }: ShellCommand): string[] | null {
  const words = [program, ...args.map(({ value }) => value)];
  return words.every((word) => word !== null) ? words : null;
}

/**
 * Settings may keep it in the foreground: an image of its own makes them, a RUN writes them, or a COPY
 * brings a file that is named after it.
 */
function isConfigured(file: LintFile, words: readonly string[]): boolean {
  const program = (words[0] ?? '').replace(/^.*\//, '');
  // Who is told to start a service has it in the background, whatever its settings.
  if (/^(?:service|systemctl|invoke-rc\.d|rc-service|apachectl|apache2ctl)$/.test(program)) {
    return false;
  }
  const stage = finalStage(file);
  const line = stage === null ? [] : file.lineage(stage);
  const base = line.at(-1)?.stage?.base;
  const name = program.replace(/[\d.]+$/, '').split('-')[0] ?? program;
  if (base?.kind === 'image' && base.ref.includes(name)) return true;
  const stages = new Set(line.map(({ index }) => index));
  const copies = file.model.instructions.some(
    ({ detail, words: all, stage: own }) =>
      detail.type === 'copy' && stages.has(own) && all.some(({ value }) => value.includes(name)),
  );
  if (copies) return true;
  return file.commands.some(({ command }) =>
    command.args.some(({ text }) => text.includes('daemon') || text.includes('FOREGROUND')),
  );
}

function foregroundFix(
  { model }: LintFile,
  { instruction, commands }: ShellScript,
  last: ShellCommand,
  words: readonly string[] | null,
): Fix | null {
  if (words === null || instruction.heredocs.length > 0) return null;
  const json = JSON.stringify(words).replaceAll('","', '", "');
  const isAlone = commands.length === 1 && last.redirects.length + last.assignments.length === 0;
  const edit: Edit | null = isAlone
    ? { ...instruction.argsSpan, text: json }
    : instruction.form === 'shell' && !last.inBackground && last.within.length === 0
      ? { ...last.span, text: `exec ${words.map(quoted).join(' ')}` }
      : null;
  if (edit === null || model.text.slice(edit.start, edit.end) === edit.text) return null;
  return {
    title: say(`Run ${words.join(' ')}`, `运行 ${words.join(' ')}`),
    edits: [edit],
    changes: say(
      'The container runs this program in the foreground and lives as long as it does.',
      '容器在前台运行该程序，与它同时结束。',
    ),
  };
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
