import { defineRule } from '../../rule.ts';
import { readOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellPipeline, ShellScript } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Report } from '../../types.ts';

export const pipedDownload = defineRule({
  id: 'piped-download',
  aliases: [],
  severity: 'warning',
  title: {
    en: 'What was downloaded is run without a look at it.',
    'zh-CN': '下载的内容未经核对就直接执行。',
  },
  why: {
    en: 'Whoever controls the server, its domain or the network path runs any command in your image, as root mostly. What comes back can differ with every build, a download that breaks off is run as far as it came, and a 404 page is run as a script.',
    'zh-CN':
      '控制该服务器、域名或网络路径的人可以在你的镜像里执行任意命令，通常还是 root。每次构建得到的内容可能不同；下载中断时会执行已收到的部分，404 页面也会被当作脚本执行。',
  },
  remedy: {
    en: 'Download to a file, compare it with a checksum written in the Dockerfile (`echo "SUM  file" | sha256sum -c`), then run it; or take `ADD --checksum=sha256:…`, or a package.',
    'zh-CN':
      '先下载到文件，与写在 Dockerfile 中的校验和比对（`echo "SUM  file" | sha256sum -c`）后再执行；或使用 `ADD --checksum=sha256:…`，或改用软件包。',
  },
  noFix: {
    en: 'The checksum has to come from the publisher. One that is computed from the download proves nothing, and a place left open for it fails the build.',
    'zh-CN':
      '校验和必须来自发布者。根据下载内容自行计算的校验和不能证明任何事，而留空则会让构建失败。',
  },
  docs: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://docs.docker.com/build/building/best-practices/#using-pipes',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN «curl -fsSL https://example.com/install.sh | sh»\n',
      good: 'FROM debian:12\nRUN curl -fsSLo /tmp/i.sh https://example.com/install.sh && echo "0000  /tmp/i.sh" | sha256sum -c && sh /tmp/i.sh\n',
    },
    {
      bad: 'FROM debian:12\nRUN «wget -qO- https://example.com/i | sudo -E bash» -s -- --yes\n',
      good: 'FROM debian:12\nADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 https://example.com/i /tmp/i\nRUN bash /tmp/i --yes\n',
    },
  ],
  *check(file) {
    for (const script of file.scripts) {
      for (const pipeline of script.pipelines) {
        const report = reportPipeline(script, pipeline);
        if (report !== null) yield report;
      }
      yield* substituted(script);
    }
  },
});

const DOWNLOADERS = new Set(['curl', 'wget', 'fetch', 'aria2c', 'http', 'https']);
const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);
const INTERPRETERS = /^(?:python[\d.]*|perl|ruby|node|php|pwsh)$/;

function isDownload({ name }: ShellCommand): boolean {
  return name !== null && DOWNLOADERS.has(name);
}

/** Runs what it reads from its standard input. */
function runsInput({ name, args }: ShellCommand): boolean {
  if (name === null) return false;
  const isShell = SHELLS.has(name);
  if (!isShell && !INTERPRETERS.test(name)) return false;
  const { options, operands } = readOptions(args, { takesValue: new Set(['-o', '-O']) });
  // `sh -s -- word` reads its input; `sh -c text`, `python -m module` and `node -e text` don't.
  if (options.some((option) => ['-c', '-e', '-m'].includes(option.name))) return false;
  if (isShell && options.some((option) => option.name === '-s')) return true;
  const [first] = operands;
  return first === undefined || first.value === '-' || first.value === '/dev/stdin';
}

function reportPipeline({ instruction }: ShellScript, { commands }: ShellPipeline): Report | null {
  const start = commands.findIndex(isDownload);
  if (start < 0) return null;
  const runner = commands.slice(start + 1).find(runsInput);
  const download = commands[start];
  if (runner === undefined || download === undefined) return null;
  return {
    span: { start: download.nameSpan.start, end: runner.nameSpan.end },
    instruction,
    message: messageOf(download, runner),
  };
}

/** `sh -c "$(curl …)"`, `eval "$(curl …)"`, `bash <(curl …)`, `source <(curl …)`. */
function* substituted(script: ShellScript): Iterable<Report> {
  const open: ShellCommand[] = [];
  for (const command of script.commands) {
    while ((open.at(-1)?.span.end ?? Infinity) <= command.span.start) open.pop();
    const outer = open.at(-1);
    // The text that `eval` and `sh -c` get is a command of its own, whose name is not known.
    const runner = open.findLast(({ name }) => name !== null);
    open.push(command);
    if (outer === undefined || runner === undefined || !isDownload(command)) continue;
    if (!command.within.includes('substitution') || !runsText(outer)) continue;
    const span = { start: runner.nameSpan.start, end: command.span.end };
    yield { span, instruction: script.instruction, message: messageOf(command, runner) };
  }
}

function runsText({ name, args, assignments, within }: ShellCommand): boolean {
  if (name === null) return assignments.length === 0 && within[0] === 'script';
  if (name === 'eval' || name === 'source' || name === '.') return true;
  if (!SHELLS.has(name)) return false;
  const [first, second] = args;
  // Of several words, only the text of -c and the script's own name are run.
  const text = first?.value === '-c' ? second : first;
  return text !== undefined && /^(?:"?\$\(|<\(|"?`)/.test(text.text);
}

function messageOf(download: ShellCommand, runner: ShellCommand): Report['message'] {
  const [from, to] = [download.name ?? '', runner.name ?? ''];
  return say(
    `What ${from} gets goes to ${to} without a look at it.`,
    `${from} 下载的内容未经核对就交给 ${to} 执行。`,
  );
}
