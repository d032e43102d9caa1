import { refactoringsFor, type Instruction } from '@stagecraft/dockerfile';
import { finalStage } from '../../file/final-stage.ts';
import type { LintFile } from '../../file/types.ts';
import { intentFix } from '../../fixes/intent-fix.ts';
import { defineRule } from '../../rule.ts';
import { packageCommand } from '../../shell/packages/package-command.ts';
import type { ManagerName, PackageArgument } from '../../shell/packages/types.ts';
import type { ShellScript } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const buildToolsLeft = defineRule({
  id: 'build-tools-left',
  aliases: [],
  severity: 'info',
  title: {
    en: 'Compilers and headers stay in the final image.',
    'zh-CN': '编译器和头文件留在了最终镜像中。',
  },
  why: {
    en: 'They are needed to build the program, not to run it. They often take hundreds of megabytes that everyone pulls, and give whoever breaks in the tools to build more.',
    'zh-CN':
      '它们只在构建程序时需要，运行时用不到。它们往往占用数百 MB，每次拉取都要下载，还给入侵者提供了编译工具。',
  },
  remedy: {
    en: 'Build in a stage of its own and copy only the result into the last one (`COPY --from=build`), or remove them in the same RUN (`apk del`, `apt-get purge --auto-remove`).',
    'zh-CN':
      '在单独的阶段中构建，只把结果复制到最后阶段（`COPY --from=build`），或在同一条 RUN 中删除（`apk del`、`apt-get purge --auto-remove`）。',
  },
  docs: ['https://docs.docker.com/build/building/multi-stage/'],
  examples: [
    {
      bad: 'FROM debian:12\nWORKDIR /app\nRUN apt-get update && apt-get install -y «gcc» make\nCOPY . .\nRUN make\nCMD ["./app"]\n',
      good: 'FROM debian:12 AS build\nWORKDIR /app\nRUN apt-get update && apt-get install -y gcc make\nCOPY . .\nRUN make\nFROM debian:12\nCOPY --from=build /app/app /app/\nCMD ["/app/app"]\n',
    },
  ],
  *check(file) {
    const last = finalStage(file);
    const line = last === null ? [] : file.lineage(last);
    const stages = new Set(line.map(({ index }) => index));
    for (const script of file.scripts) {
      const { instruction } = script;
      if (!stages.has(instruction.stage) || isTrigger(file, instruction)) continue;
      const tools = toolsLeft(script);
      const [first] = tools;
      if (first === undefined) continue;
      const names = tools.map(({ name }) => name);
      const message = say(
        `${names.join(', ')}: needed to build, and left in the image that runs.`,
        `${names.join('、')}：仅构建时需要，却留在运行的镜像中。`,
      );
      yield { span: first.word.span, instruction, message, fix: () => splitFix(file) };
    }
  },
});

function isTrigger({ model }: LintFile, { index }: Instruction): boolean {
  return model.instructions[index]?.keyword === 'ONBUILD';
}

const SYSTEM = new Set<ManagerName>(
  'apt-get apt aptitude apk yum dnf microdnf zypper pacman'.split(' ') as ManagerName[],
);

/** Packages that bring compilers and what goes with them, as the distributions call them. */
const TOOLS = new Set(
  `autoconf automake base-devel build-base build-essential cargo clang cmake default-jdk g++ gcc gcc-c++
  golang golang-go gradle libtool linux-headers make maven meson musl-dev ninja-build rustc`.split(
    /\s+/,
  ),
);

/** What a RUN installs for building, and does not remove itself. */
function toolsLeft({ commands }: ShellScript): PackageArgument[] {
  const found = commands.flatMap((command) => packageCommand(command) ?? []);
  const system = found.filter(({ manager }) => SYSTEM.has(manager));
  // `apk del .build-deps`, `apt-get purge --auto-remove gcc`: they are taken care of.
  if (system.some(({ action }) => action === 'remove')) return [];
  return system.flatMap(({ action, packages }) =>
    action === 'install' ? packages.filter(({ name, isKnown }) => isKnown && isTool(name)) : [],
  );
}

function isTool(name: string): boolean {
  return TOOLS.has(name) || /-(?:dev|devel)$/.test(name) || /^openjdk-?\d+-jdk/.test(name);
}

function splitFix(file: LintFile): Fix | null {
  const { model, graph } = file;
  const all = refactoringsFor({ model, graph, options: {} });
  const split = all.find(({ intent }) => intent.kind === 'splitRuntime')?.intent;
  if (split?.kind !== 'splitRuntime') return null;
  const folder = split.paths[0]?.source ?? '';
  return intentFix(file, split, {
    title: say('Split into a build and a runtime stage', '拆分为构建阶段和运行阶段'),
    changes: say(
      `The image has only ${folder} of what the build made. Packages that the program needs to run have to be installed in the last stage again.`,
      `镜像只包含构建产物中的 ${folder}。程序运行所需的软件包要在最后阶段重新安装。`,
    ),
  });
}
