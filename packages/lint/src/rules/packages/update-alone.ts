import { intentFix } from '../../fixes/intent-fix.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { packageCommand } from '../../shell/packages/package-command.ts';
import type { ManagerName, PackageAction } from '../../shell/packages/types.ts';
import type { ShellScript } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';
import { isMounted } from '../cache/mounts.ts';

export const updateAlone = defineRule({
  id: 'update-alone',
  aliases: [],
  severity: 'warning',
  title: {
    en: 'The package lists are updated in a RUN of their own.',
    'zh-CN': '单独用一条 RUN 更新软件包列表。',
  },
  why: {
    en: 'The text of that RUN never changes, so it comes from the cache for ever. When the install in a later RUN changes, it works with lists that are weeks old: it installs outdated packages, or fails because the archive has moved on (404 Not Found).',
    'zh-CN':
      '这条 RUN 的文本从不改变，会一直命中缓存。后面安装的 RUN 有改动时，用的却是几周前的列表：装到旧的软件包，或因软件源已更新而失败（404 Not Found）。',
  },
  remedy: {
    en: 'Update and install in one RUN: `apt-get update && apt-get install -y …`.',
    'zh-CN': '在同一条 RUN 中更新并安装：`apt-get update && apt-get install -y …`。',
  },
  docs: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  examples: [
    {
      bad: 'FROM debian:12\nRUN «apt-get update»\nRUN apt-get install -y curl\n',
      good: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n',
    },
  ],
  *check(file) {
    for (const script of file.scripts) {
      if (isMounted(script.instruction, '/var/lib/apt', '/var/cache/apk')) continue;
      for (const command of script.commands) {
        const update = packageCommand(command);
        if (update?.action !== 'update' || !MANAGERS.has(update.manager)) continue;
        if (script.commands.some((one) => isMore(packageCommand(one)))) break;
        const { instruction } = script;
        const end = update.actionWords.at(-1)?.span.end ?? command.span.end;
        const span = { start: command.nameSpan.start, end };
        yield { span, instruction, fix: () => mergeFix(file, script) };
        break;
      }
    }
  },
});

const MANAGERS = new Set<ManagerName>(['apt-get', 'apt', 'aptitude', 'apk']);
const MORE = new Set<PackageAction>(['install', 'upgrade', 'dist-upgrade', 'other']);

/** It uses the lists. */
function isMore(found: ReturnType<typeof packageCommand>): boolean {
  return found !== null && MANAGERS.has(found.manager) && MORE.has(found.action);
}

/** One RUN of this one and the next, where that installs. */
function mergeFix(file: LintFile, { instruction }: ShellScript): Fix | null {
  const { index } = instruction;
  const next = file.model.instructions[index + 1];
  if (next === undefined || next.keyword !== 'RUN' || next.stage !== instruction.stage) return null;
  const script = file.scriptOf(next);
  if (script?.commands.some((one) => isMore(packageCommand(one))) !== true) return null;
  return intentFix(
    file,
    { kind: 'mergeRuns', instructions: [index, next.index] },
    {
      title: say('Merge it with the RUN that installs', '与安装的 RUN 合并'),
      changes: say(
        'The image has one layer less; its files are the same.',
        '镜像少一层，文件不变。',
      ),
    },
  );
}
