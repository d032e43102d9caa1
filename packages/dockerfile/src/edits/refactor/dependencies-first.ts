import { say } from '../../problems/problem.ts';
import { findUses } from '../../scope/uses.ts';
import type { DockerfileModel, Instruction, Span, Text } from '../../types.ts';
import { blockOf, offsetOf } from '../blocks.ts';
import { writeCopy } from '../edges/copy-line.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { refuse, type Refused } from '../refuse.ts';
import { hasInstructions, rewrite } from '../rewrite.ts';
import { refusals as rowRefusals } from '../rows/refusals.ts';
import { indentOf } from '../style.ts';
import { CONTAINER_KEYWORDS } from './container-keywords.ts';
import { readInstall, type Manifest, type StandIn } from './installers.ts';
import { noStage } from './refusals.ts';
import { scriptOf } from './run-command.ts';

/**
 * Copies only the manifests of a package manager, installs, and copies the rest then: an install stays
 * cached as long as the manifests do not change.
 */
export function dependenciesFirst(
  context: EditContext,
  { stage }: IntentOf<'dependenciesFirst'>,
): IntentEdits {
  const { model } = context;
  const plan = planInstall(context, stage);
  if (!plan.ok) return plan;
  const { broad, moved, install, manifests, standIn } = plan;
  const known = model.instructions.slice(0, broad.index).filter((one) => one.stage === stage);
  const missing = manifests.filter((manifest) => !known.some((one) => copies(one, manifest)));
  const indent = indentOf(model, stage);
  const lines = copyLines(model, broad, missing).map((line) => indent + line);
  const blocks: (string | Span)[] = moved.map(({ index }) => blockOf(model, index));
  const own = blockOf(model, install.index);
  const edits = rewrite(model, {
    removed: [...moved, install].map(({ index }) => blockOf(model, index)),
    place: offsetOf(model, { stage, before: broad.index }),
    inserted: [...blocks.toSpliced(copyPlace(moved), 0, ...lines), own],
    edits: standIn === null ? [] : [standInEdit(install, standIn)],
  });
  if (!hasInstructions(model, edits, model.instructions.length + lines.length)) {
    return rowRefusals.open();
  }
  const line = String(install.firstLine + 1);
  const done = say(
    `The install of line ${line} now runs before all sources are copied.`,
    `第 ${line} 行的安装现在先于复制全部源文件执行。`,
  );
  const along = [...moved, install].map(({ index }) => index);
  const notes = standIn === null ? NOTES : [...NOTES, noteOf(standIn)];
  return { ok: true, edits, done, notes, moved: along };
}

/** Has the file made in a folder in memory, which is gone after the RUN. */
function standInEdit({ argsSpan }: Instruction, { folder, file }: StandIn): Edit {
  const text = `--mount=type=tmpfs,target=${folder} touch ${folder}/${file} && `;
  return { start: argsSpan.start, end: argsSpan.start, text };
}

function noteOf({ folder, file }: StandIn): Text {
  return say(
    `An empty ${folder}/${file} stands in for the sources while the install runs, as it wants a target; one whose manifest names its targets without a path needs these, too.`,
    `安装时用空的 ${folder}/${file} 代替源文件，因为它要求至少有一个目标；若清单中列出的目标没有写路径，还需要相应的文件。`,
  );
}

/**
 * Where the manifests are copied among what comes along: right before the install, but above a WORKDIR,
 * so that it is still a COPY that makes the folder, with the owner that it gives.
 */
function copyPlace(moved: readonly Instruction[]): number {
  const directory = moved.findIndex(({ keyword }) => keyword === 'WORKDIR');
  return directory < 0 ? moved.length : directory;
}

const NOTES: readonly Text[] = [
  say(
    'Scripts and other files of the project that the install needs (such as a postinstall script) are not there yet when it runs.',
    '安装时还没有项目的脚本和其他文件，若安装需要它们（如 postinstall 脚本）会失败。',
  ),
  say(
    'Only the manifests of one folder are copied first. If there are others (workspaces, modules), copy them, too.',
    '只先复制一个目录中的清单文件。若还有其他清单（工作区、子模块），请一并复制。',
  ),
];

interface InstallPlan {
  readonly ok: true;
  /** The COPY of all sources. */
  readonly broad: Instruction;
  /** What stands between and has to come along. */
  readonly moved: readonly Instruction[];
  readonly install: Instruction;
  readonly manifests: readonly Manifest[];
  readonly standIn: StandIn | null;
}

/** What can be moved in a stage, or why nothing can; costs no more than the stage is long. */
export function planInstall({ model, graph }: EditContext, stage: number): InstallPlan | Refused {
  const own = graph.stages[stage];
  if (own === undefined) return noStage();
  let broad: Instruction | null = null;
  const moved: Instruction[] = [];
  for (const index of own.instructions) {
    const instruction = model.instructions[index];
    if (instruction === undefined) continue;
    if (broad === null) broad = isBroad(instruction) ? instruction : null;
    else if (!CONTAINER_KEYWORDS.has(instruction.keyword)) {
      const reading = readBetween(model, broad, instruction);
      if (!reading.ok) return reading;
      if (reading.manifests !== null) {
        const { manifests, standIn } = reading;
        return { ok: true, broad, moved, install: instruction, manifests, standIn };
      }
      moved.push(instruction);
    }
  }
  return broad === null ? refusals.noCopy() : refusals.noInstall();
}

/** COPY or ADD of everything from the build context. */
function isBroad({ detail, keyword, flags, heredocs }: Instruction): boolean {
  if (detail.type !== 'copy' || heredocs.length > 0 || detail.destination === null) return false;
  if (keyword === 'COPY' && detail.from !== null) return false;
  if (flags.some(({ name }) => !['chown', 'chmod', 'link'].includes(name))) return false;
  return detail.sources.length === 1 && ['.', './', '/'].includes(detail.sources[0]?.value ?? '');
}

interface Between {
  readonly ok: true;
  /** Those of the install that it is; null for an instruction that can come along. */
  readonly manifests: readonly Manifest[] | null;
  readonly standIn: StandIn | null;
}

/** Whether an instruction behind the broad copy can stand before it. */
function readBetween(
  model: DockerfileModel,
  broad: Instruction,
  instruction: Instruction,
): Between | Refused {
  const { keyword } = instruction;
  const line = String(instruction.firstLine + 1);
  if (keyword === 'RUN') return readRun(model, instruction, line);
  const destination = broad.detail.type === 'copy' ? broad.detail.destination?.value : undefined;
  const free =
    keyword === 'USER' ||
    keyword === 'SHELL' ||
    (keyword === 'WORKDIR' && destination?.startsWith('/') === true) ||
    ((keyword === 'ENV' || keyword === 'ARG') && findUses(model, broad).length === 0);
  return free ? { ok: true, manifests: null, standIn: null } : refusals.between(keyword, line);
}

function readRun(model: DockerfileModel, run: Instruction, line: string): Between | Refused {
  const script = scriptOf(model, run);
  if (script === null || [...script.operators].some((operator) => operator !== '&&')) {
    return refusals.noPlainInstall(line);
  }
  const manifests: Manifest[] = [];
  let standIn: StandIn | null = null;
  for (const { words } of script.commands) {
    const install = readInstall(words);
    if (install === null) return refusals.noPlainInstall(line);
    if (install.kind === 'sources') return refusals.needsSources(words.join(' '), line);
    if (install.kind !== 'manifests') continue;
    manifests.push(...install.manifests);
    standIn ??= install.standIn ?? null;
  }
  // The stand-in is made by the shell, in front of what is there.
  const plain = run.form === 'shell' && run.heredocs.length === 0 && run.flags.length === 0;
  if (standIn !== null && !plain) return refusals.noPlainInstall(line);
  return { ok: true, manifests: manifests.length === 0 ? null : manifests, standIn };
}

/** Whether a COPY before takes the manifest already. */
function copies({ detail }: Instruction, { folder, file }: Manifest): boolean {
  if (detail.type !== 'copy' || detail.from !== null) return false;
  const stem = folder + file.replace(/\*.*$/, '');
  return detail.sources.some(({ value }) => value.replace(/^\.?\//, '').startsWith(stem));
}

/** A COPY for each folder, to where the broad copy will put the same files. */
function copyLines(
  model: DockerfileModel,
  broad: Instruction,
  manifests: readonly Manifest[],
): string[] {
  if (broad.detail.type !== 'copy' || broad.detail.destination === null) return [];
  const folders = new Map<string, Set<string>>();
  for (const { folder, file } of manifests) {
    folders.set(folder, (folders.get(folder) ?? new Set()).add(folder + file));
  }
  const { value } = broad.detail.destination;
  const root = value === '.' ? './' : value.endsWith('/') ? value : `${value}/`;
  const flags = broad.flags.map(({ span }) => model.text.slice(span.start, span.end));
  return [...folders].map(([folder, sources]) =>
    writeCopy(model, { from: null, flags, sources: [...sources], destination: root + folder }),
  );
}

const refusals = {
  noCopy: () =>
    refuse(
      'no-broad-copy',
      say(
        'No COPY in this stage copies all sources (COPY . …), so there is nothing to install before.',
        '该阶段没有复制全部源文件的 COPY（COPY . …），无需提前安装。',
      ),
    ),
  noInstall: () =>
    refuse(
      'no-install',
      say(
        'No package manager installs what manifests list after the sources are copied.',
        '复制源文件之后，没有包管理器按清单文件安装依赖。',
      ),
    ),
  noPlainInstall: (line: string) =>
    refuse(
      'install-with-more',
      say(
        `The RUN in line ${line} does more than install what manifests list, or it is not certain what it does. Let the install have a RUN of its own right behind the COPY.`,
        `第 ${line} 行的 RUN 不只是按清单安装，或无法确定其行为。请将安装放到紧跟 COPY 的单独一条 RUN 中。`,
      ),
    ),
  needsSources: (command: string, line: string) =>
    refuse(
      'needs-sources',
      say(
        `“${command}” in line ${line} reads more of the sources than a manifest.`,
        `第 ${line} 行的“${command}”除清单文件外还要读取源文件。`,
      ),
    ),
  between: (keyword: string, line: string) =>
    refuse(
      'stands-between',
      say(
        `${keyword} in line ${line} stands between the COPY and the install, and may have to do with both. Move it first.`,
        `第 ${line} 行的 ${keyword} 位于 COPY 与安装之间，可能与两者都有关。请先移动它。`,
      ),
    ),
} as const;
