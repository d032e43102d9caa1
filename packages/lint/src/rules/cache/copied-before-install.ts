import { planInstall, type Instruction } from '@stagecraft/dockerfile';
import type { LintFile, LintStage } from '../../file/types.ts';
import { intentFix } from '../../fixes/intent-fix.ts';
import { defineRule } from '../../rule.ts';
import { packageCommand } from '../../shell/packages/package-command.ts';
import type { ManagerName } from '../../shell/packages/types.ts';
import type { ShellCommand } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const copiedBeforeInstall = defineRule({
  id: 'copied-before-install',
  aliases: [],
  severity: 'info',
  title: {
    en: 'All sources are copied before packages are installed.',
    'zh-CN': '先复制了全部源文件，然后才安装软件包。',
  },
  why: {
    en: 'A step is taken from the cache only if all that it builds upon is the same. With the sources below it, the change of a single line, or of the README, downloads and installs all packages anew: minutes in place of seconds, at every build.',
    'zh-CN':
      '只有一个步骤之前的内容全都没变，它才会命中缓存。源文件在安装之前复制时，改一行代码甚至只改 README，都会重新下载并安装所有软件包：每次构建从几秒变成几分钟。',
  },
  remedy: {
    en: 'Install system packages first; then copy only the files that list the dependencies (`package*.json`, `requirements.txt`, `go.mod`), install, and copy the rest.',
    'zh-CN':
      '先安装系统软件包；再只复制列出依赖的文件（`package*.json`、`requirements.txt`、`go.mod`）并安装，最后复制其余文件。',
  },
  docs: [
    'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    'https://docs.docker.com/build/building/best-practices/#leverage-build-cache',
  ],
  examples: [
    {
      bad: 'FROM node:22-slim\nWORKDIR /app\nCOPY «.» .\nRUN npm ci\nRUN npm run build\n',
      good: 'FROM node:22-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n',
    },
    {
      bad: 'FROM debian:12\nCOPY «.» /app\nRUN apt-get update && apt-get install -y curl\n',
      good: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\nCOPY . /app\n',
    },
  ],
  *check(file) {
    for (const stage of file.stages) {
      const broad = stage.instructions.find(isBroad);
      const source = broad?.detail.type === 'copy' ? broad.detail.sources[0] : undefined;
      if (broad === undefined || source === undefined) continue;
      const found = installAfter(file, stage, broad);
      if (found === null) continue;
      const { install, command } = found;
      const words = [command.name, command.args[0]?.value].filter((word) => word != null).join(' ');
      const line = String(install.firstLine + 1);
      const message = say(
        `Every change of a file runs “${words}” in line ${line} anew.`,
        `任何文件变化都会重新执行第 ${line} 行的“${words}”。`,
      );
      const fix = () => orderFix(file, stage, broad, install);
      yield { span: source.span, instruction: broad, message, fix };
    }
  },
});

/** COPY or ADD of the whole build context. */
function isBroad({ detail, keyword, heredocs }: Instruction): boolean {
  if (detail.type !== 'copy' || heredocs.length > 0 || detail.destination === null) return false;
  if (keyword === 'COPY' && detail.from !== null) return false;
  return detail.sources.length === 1 && ['.', './', '/'].includes(detail.sources[0]?.value ?? '');
}

interface Install {
  readonly install: Instruction;
  readonly command: ShellCommand;
}

/** The first install behind the copy, by a manager that has installed nothing before it. */
function installAfter(file: LintFile, stage: LintStage, broad: Instruction): Install | null {
  const before = new Set<string>();
  for (const install of stage.instructions) {
    if (install.keyword !== 'RUN') continue;
    for (const command of file.scriptOf(install)?.commands ?? []) {
      const manager = installerOf(command);
      if (manager === null) continue;
      if (install.index < broad.index) before.add(manager);
      else if (!before.has(manager)) return { install, command };
    }
  }
  return null;
}

const SYSTEM = new Set<ManagerName>(
  'apt-get apt aptitude apk yum dnf microdnf zypper pacman'.split(' ') as ManagerName[],
);

/** By their first words: what installs what files of the project list. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  bundle: ['install'],
  dotnet: ['restore'],
  go: ['mod', 'download'],
};

/** pip's: the sources themselves. */
const EDITABLE = new Set(['-e', '--editable']);

/** The manager that a command installs packages with, from elsewhere than the sources; or null. */
function installerOf(command: ShellCommand): string | null {
  const { name, args } = command;
  const listed = name !== null && Object.hasOwn(LISTED, name) ? LISTED[name] : undefined;
  if (listed?.every((word, at) => args[at]?.value === word) === true) return name;
  const found = packageCommand(command);
  if (found?.action !== 'install' || found.manager === 'go' || found.manager === 'cargo')
    return null;
  if (found.options.some(({ name: option }) => EDITABLE.has(option))) return null;
  return found.packages.some(({ source }) => source === 'local') ? null : found.manager;
}

const CHANGES = say(
  'The same is installed, in another order of layers. An install that needs more of the sources than its manifests fails.',
  '安装内容不变，层的顺序改变。如果安装除清单文件外还需要其他源文件，会失败。',
);

function orderFix(
  file: LintFile,
  { index: stage }: LintStage,
  broad: Instruction,
  install: Instruction,
): Fix | null {
  const title = say('Install before all sources are copied', '在复制全部源文件之前安装');
  const words = { title, changes: CHANGES };
  if (isSystemOnly(file, install)) {
    const between = file.model.instructions.slice(broad.index + 1, install.index);
    if (between.some(({ keyword }) => !FREE.has(keyword))) return null;
    const place = { stage, before: broad.index };
    return intentFix(
      file,
      { kind: 'moveInstructions', instructions: [install.index], place },
      words,
    );
  }
  const plan = planInstall({ model: file.model, graph: file.graph, options: {} }, stage);
  if (!plan.ok || plan.install.index !== install.index) return null;
  return intentFix(file, { kind: 'dependenciesFirst', stage }, words);
}

/** They have nothing to do with a RUN, wherever it stands. */
const FREE = new Set('CMD ENTRYPOINT EXPOSE HEALTHCHECK LABEL STOPSIGNAL'.split(' '));

/** A RUN of nothing but the system's package manager, and what cleans up behind it. */
function isSystemOnly(file: LintFile, install: Instruction): boolean {
  const script = file.scriptOf(install);
  if (script === null || script.isBroken || install.flags.length > 0) return false;
  return script.commands.every((command) => {
    if (command.name === 'rm')
      return command.args.every(({ prefix }) => /^(?:-|\/var\/)/.test(prefix));
    const found = packageCommand(command);
    return found !== null && SYSTEM.has(found.manager);
  });
}
