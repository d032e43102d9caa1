import type { GraphEdge, Instruction } from '@stagecraft/dockerfile';
import { pathWithin } from '../../file/paths.ts';
import type { LintFile, LintStage } from '../../file/types.ts';
import { intentFix } from '../../fixes/intent-fix.ts';
import { copiedFiles, type CopiedFile } from '../../fixes/mount-instead.ts';
import { defineRule } from '../../rule.ts';
import { packageCommand } from '../../shell/packages/package-command.ts';
import type { ManagerName } from '../../shell/packages/types.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const stageForOneFile = defineRule({
  id: 'stage-for-one-file',
  aliases: [],
  severity: 'info',
  title: {
    en: 'A whole stage is built for a file that its commands have nothing to do with.',
    'zh-CN': '为了一个与其命令无关的文件，构建了整个阶段。',
  },
  why: {
    en: 'A COPY from a stage has the builder run all of the stage first. Where the file was there before its commands ran, or comes from one small package, the rest is built for nothing: it takes time in every build without a cache, and breaks the build when it fails.',
    'zh-CN':
      '从某个阶段复制文件时，构建器会先完整执行该阶段。如果文件在命令执行前就已存在，或只来自一个小软件包，其余步骤都是白做：没有缓存时每次都耗费时间，出错时还会让整个构建失败。',
  },
  remedy: {
    en: 'Copy the file from where it comes from: from the build context, or from a small stage or image that has it.',
    'zh-CN': '直接从文件的来源复制：构建上下文，或含有它的小阶段、小镜像。',
  },
  docs: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://docs.docker.com/build/building/best-practices/#create-reusable-stages',
  ],
  examples: [
    {
      bad: 'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY app.conf go.mod ./\nRUN go mod download\nFROM nginx:1.27\nCOPY --from=«build» /src/app.conf /etc/nginx/conf.d/\n',
      good: 'FROM nginx:1.27\nCOPY app.conf /etc/nginx/conf.d/\n',
    },
    {
      bad: 'FROM golang:1.24 AS build\nCOPY . /src\nRUN go build -C /src -o /app\nFROM scratch\nCOPY --from=«build» /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY app /app\n',
      good: 'FROM alpine:3.22 AS certificates\nRUN apk add --no-cache ca-certificates\nFROM scratch\nCOPY --from=certificates /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY app /app\n',
    },
  ],
  *check(file) {
    const uses = usesByStage(file);
    for (const stage of file.stages.slice(0, -1)) {
      const copies = uses.get(stage.stage?.id ?? '');
      const runs = stage.instructions.filter(({ keyword }) => keyword === 'RUN');
      if (copies === undefined || copies.length > MOST_COPIES || runs.length === 0) continue;
      const brought = broughtFiles(stage);
      const taken = copies.map((copy) => takenBy(brought, copy));
      if (taken.some((files) => files === null)) continue;
      const needless = needlessRuns(
        file,
        runs,
        taken.flatMap((files) => files ?? []),
      );
      if (needless.length === 0) continue;
      const message = messageFor(stage, needless);
      for (const [at, instruction] of copies.entries()) {
        const span = instruction.detail.type === 'copy' ? instruction.detail.from?.span : undefined;
        if (span === undefined) continue;
        const fix = (): Fix | null => copiedDirectly(file, instruction, taken[at] ?? []);
        yield { span, instruction, message, fix };
      }
    }
  },
});

/** Who takes more than this takes what the stage is for. */
const MOST_COPIES = 10;

/** COPYs by the stage that they take from; a stage that is used in another way as well is left out. */
function usesByStage({ graph, model }: LintFile): ReadonlyMap<string, readonly Instruction[]> {
  const uses = new Map<string, Instruction[] | null>();
  const note = ({ source, kind, instruction }: GraphEdge): void => {
    const copy = model.instructions[instruction];
    const before = uses.get(source);
    if (kind !== 'copy' || copy?.keyword !== 'COPY') uses.set(source, null);
    else if (before === undefined) uses.set(source, [copy]);
    else before?.push(copy);
  };
  for (const edge of graph.edges) note(edge);
  return new Map([...uses].flatMap(([id, copies]) => (copies === null ? [] : [[id, copies]])));
}

/** A file that a COPY takes from a stage, and where the stage has it from. */
interface TakenFile {
  readonly path: string;
  /** The COPY that brought it from the build context; null for one that a package has. */
  readonly copied: CopiedFile | null;
  /** Words that tell that a RUN may have to do with it. */
  readonly words: readonly string[];
}

/** Files of packages that stages are often built for, with words of what brings or changes them. */
const PACKAGED: readonly (readonly [folder: string, words: readonly string[]])[] = [
  ['/etc/ssl/certs', ['cert', '/etc/ssl']],
  ['/usr/share/zoneinfo', ['tzdata', 'zoneinfo']],
];

/** What a COPY takes; null where it takes anything whose origin is not sure. */
function takenBy(
  brought: ReadonlyMap<string, CopiedFile>,
  { detail }: Instruction,
): readonly TakenFile[] | null {
  if (detail.type !== 'copy' || detail.sources.length === 0) return null;
  if (detail.sources.length > MOST_COPIES) return null;
  const files = detail.sources.map(({ value }): TakenFile | null => {
    const path = pathWithin('/', value);
    const packaged = PACKAGED.find(([folder]) => path === folder || path.startsWith(`${folder}/`));
    if (packaged !== undefined) return { path, copied: null, words: packaged[1] };
    const copied = brought.get(path) ?? null;
    const name = path.slice(path.lastIndexOf('/') + 1);
    return copied === null ? null : { path, copied, words: [name] };
  });
  return files.includes(null) ? null : files.flatMap((one) => one ?? []);
}

/** Files that COPYs of a stage bring, by their paths. */
function broughtFiles({ instructions }: LintStage): ReadonlyMap<string, CopiedFile> {
  const brought = new Map<string, CopiedFile>();
  let folder = '/';
  for (const instruction of instructions) {
    if (instruction.keyword === 'WORKDIR') folder = pathWithin(folder, instruction.words[0]?.value);
    if (instruction.detail.type !== 'copy') continue;
    const copied = instruction.flags.length > 0 ? [] : copiedFiles(instruction, folder);
    // What has no ending is often a folder: its files are not known, and may take the place of others.
    const files = copied.filter(({ source, target }) =>
      [source, target].every((path) => /\.\w+$/.test(path)),
    );
    if (files.length < instruction.detail.sources.length) brought.clear();
    for (const one of files) brought.set(one.target, one);
  }
  return brought;
}

/** The RUNs behind the last that has to do with one of the files; those that only install may be needed. */
function needlessRuns(
  file: LintFile,
  runs: readonly Instruction[],
  taken: readonly TakenFile[],
): readonly Instruction[] {
  const words = taken.flatMap((one) => one.words);
  const { text } = file.model;
  const last = runs.findLastIndex((run) => {
    const written = text.slice(run.contentSpan.start, run.contentSpan.end);
    return file.scriptOf(run) === null || words.some((word) => written.includes(word));
  });
  const isOfContext = taken.some(({ copied }) => copied !== null);
  if (isOfContext) return last < 0 ? runs : [];
  return runs.slice(last + 1).filter((run) => {
    const commands = file.scriptOf(run)?.commands ?? [];
    return commands.some((command) => {
      const manager = packageCommand(command)?.manager;
      return command.name !== 'rm' && (manager === undefined || !SYSTEM.has(manager));
    });
  });
}

const SYSTEM = new Set<ManagerName>(['apt-get', 'apt', 'apk', 'yum', 'dnf', 'microdnf', 'zypper']);

function messageFor(
  { stage }: LintStage,
  needless: readonly Instruction[],
): ReturnType<typeof say> {
  const name = stage?.name ?? String(stage?.index ?? 0);
  const lines = needless.map(({ firstLine }) => String(firstLine + 1));
  return say(
    `Nothing that is taken from ${name} has to do with its RUN in line ${lines.join(', ')}.`,
    `从 ${name} 取用的内容与其第 ${lines.join('、')} 行的 RUN 无关。`,
  );
}

/** From the build context, where all that the COPY takes comes from there. */
function copiedDirectly(
  file: LintFile,
  { index, detail, flags }: Instruction,
  taken: readonly TakenFile[],
): Fix | null {
  const sources = taken.flatMap(({ copied }) => copied?.source ?? []);
  const to = detail.type === 'copy' ? detail.destination?.value : undefined;
  if (sources.length < taken.length || to === undefined) return null;
  if (flags.filter(({ name }) => name === 'from').length !== 1) return null;
  return intentFix(
    file,
    {
      kind: 'setFields',
      instruction: index,
      changes: [
        { field: 'flag', name: 'from', at: 0, value: null },
        { field: 'words', words: [...sources, to] },
      ],
    },
    {
      title: say('Copy it from the build context', '直接从构建上下文复制'),
      changes: say(
        'The file comes as it is in the build context, and the stage is no longer built for it.',
        '文件直接取自构建上下文，不再为它构建该阶段。',
      ),
    },
  );
}
