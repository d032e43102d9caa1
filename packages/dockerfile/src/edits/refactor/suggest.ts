import { say } from '../../problems/problem.ts';
import { createResolver } from '../../scope/resolver.ts';
import type { DockerfileModel, Instruction, Stage, Text } from '../../types.ts';
import type { EditContext } from '../intent.ts';
import { planCaches } from './add-cache-mounts.ts';
import { planInstall } from './dependencies-first.ts';
import { planMerge } from './merge-runs.ts';
import type { RefactorIntent } from './types.ts';

/** A refactoring that can be done to a file. */
export interface Refactoring {
  readonly intent: RefactorIntent;
  /** What a menu calls it. */
  readonly title: Text;
}

/**
 * The refactorings that would change something, in the order of the text. `splitRuntime` is proposed for
 * a file of one stage, with the working directory as what is to be taken: a guess, to be corrected.
 */
export function refactoringsFor(context: EditContext): Refactoring[] {
  const { model, graph, options } = context;
  const resolver = createResolver(model, graph, options);
  return graph.stages.flatMap((stage) => {
    const own = stage.instructions.flatMap((index) => model.instructions[index] ?? []);
    return [
      ...splitOf(context, stage, own),
      ...installOf(context, stage),
      ...mergesOf(context, own),
      ...own.flatMap((instruction): Refactoring[] => {
        const { index } = instruction;
        if (instruction.keyword !== 'RUN' || !planCaches(context, resolver, index).ok) return [];
        const line = String(instruction.firstLine + 1);
        const title = say(
          `Add cache mounts to the RUN in line ${line}`,
          `为第 ${line} 行的 RUN 添加缓存挂载`,
        );
        return [{ intent: { kind: 'addCacheMounts', instruction: index }, title }];
      }),
    ];
  });
}

function installOf(context: EditContext, { index: stage }: Stage): Refactoring[] {
  const plan = planInstall(context, stage);
  if (!plan.ok) return [];
  const line = String(plan.install.firstLine + 1);
  const title = say(
    `Run the install of line ${line} before all sources are copied`,
    `将第 ${line} 行的安装移到复制全部源文件之前`,
  );
  return [{ intent: { kind: 'dependenciesFirst', stage }, title }];
}

/** The longest rows of RUNs that can be one. */
function mergesOf(context: EditContext, own: readonly Instruction[]): Refactoring[] {
  const groups: Instruction[][] = [];
  for (const instruction of own) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (last !== undefined && planMerge(context, [last.index, instruction.index]).ok) {
      group?.push(instruction);
    } else groups.push([instruction]);
  }
  return groups.flatMap((runs): Refactoring[] => {
    const instructions = runs.map(({ index }) => index);
    if (runs.length < 2 || !planMerge(context, instructions).ok) return [];
    const count = String(runs.length);
    const first = String((runs[0]?.firstLine ?? 0) + 1);
    const last = String((runs.at(-1)?.lastLine ?? 0) + 1);
    const title = say(
      `Merge the ${count} RUNs of lines ${first} to ${last}`,
      `合并第 ${first} 至 ${last} 行的 ${count} 条 RUN`,
    );
    return [{ intent: { kind: 'mergeRuns', instructions }, title }];
  });
}

function splitOf(
  { model, graph }: EditContext,
  { index: stage, base, from }: Stage,
  own: readonly Instruction[],
): Refactoring[] {
  if (graph.stages.length > 1 || base.kind !== 'image') return [];
  const folder = workdirOf(own);
  if (folder === null || !own.some(({ keyword }) => keyword === 'RUN')) return [];
  const title = say('Split into a build and a runtime stage', '拆分为构建阶段和运行阶段');
  const paths = [{ source: folder, destination: folder }];
  const intent = {
    kind: 'splitRuntime',
    stage,
    base: imageOf(model, from),
    name: null,
    paths,
  } as const;
  return [{ intent, title }];
}

/** The last working directory, where it is written in full. */
function workdirOf(own: readonly Instruction[]): string | null {
  const path = own.findLast(({ keyword }) => keyword === 'WORKDIR')?.words[0]?.value ?? '';
  return /^\/[\w./-]*\w$/.test(path) ? path : null;
}

function imageOf({ instructions }: DockerfileModel, from: number): string {
  const detail = instructions[from]?.detail;
  return detail?.type === 'from' ? (detail.image?.value ?? '') : '';
}
