import type { DockerfileModel, Instruction, Stage, StageGraph } from '@stagecraft/dockerfile';
import { wordsOf } from './similarity.ts';

/** A vertex that BuildKit makes for an instruction. The k-th of its stage is at index k - 1. */
export interface PlannedStep {
  readonly instruction: number;
  readonly stage: number;
  readonly keyword: string;
  readonly words: ReadonlySet<string>;
}

/** The vertices of one stage as BuildKit numbers them. */
export interface StagePlan {
  readonly stage: number;
  /** Stage part of the vertices' names when the file has several stages. */
  readonly label: string;
  readonly steps: readonly PlannedStep[];
  /** 1 when the first step is an external FROM, else 0: ONBUILD triggers come right after it. */
  readonly heads: 0 | 1;
}

const counted = new Set(['ADD', 'COPY', 'RUN']);

/** The instruction's whole text as written. */
export function textOf(model: DockerfileModel, instruction: Instruction): string {
  return model.text.slice(instruction.contentSpan.start, instruction.contentSpan.end);
}

/**
 * What BuildKit numbers in each stage: an external FROM, ADD, COPY, RUN, and WORKDIR unless it ends at
 * `/` (dispatchWorkdir in BuildKit's dockerfile2llb makes no vertex then). ONBUILD triggers are not
 * in it: those of an external base are not known here.
 */
export function planStages(model: DockerfileModel, graph: StageGraph): readonly StagePlan[] {
  const directories: (string | null)[] = [];
  const plans: StagePlan[] = [];
  for (const stage of graph.stages) {
    const external = stage.base.kind === 'image' || stage.base.kind === 'unknown';
    let directory = startDirectory(stage, directories);
    const steps: PlannedStep[] = [];
    const plan = (instruction: Instruction): void => {
      const { index, keyword } = instruction;
      const words = wordsOf(textOf(model, instruction));
      steps.push({ instruction: index, stage: stage.index, keyword, words });
    };
    const from = model.instructions[stage.from];
    if (external && from !== undefined) plan(from);
    for (const index of stage.instructions) {
      const instruction = model.instructions[index];
      if (instruction === undefined) continue;
      if (counted.has(instruction.keyword)) plan(instruction);
      if (instruction.keyword !== 'WORKDIR') continue;
      directory = changeDirectory(directory, instruction.words[0]?.value ?? '');
      if (directory !== '/') plan(instruction);
    }
    directories[stage.index] = directory;
    const label = stage.name ?? `stage-${String(stage.index)}`;
    plans.push({ stage: stage.index, label, steps, heads: external ? 1 : 0 });
  }
  return plans;
}

/** Working directory at a stage's start; `''` (relative to `/`) for a base that is not known. */
function startDirectory(stage: Stage, directories: readonly (string | null)[]): string | null {
  return stage.base.kind === 'stage' ? (directories[stage.base.stage] ?? null) : '';
}

/** null when a variable makes the directory unknown. */
function changeDirectory(current: string | null, argument: string): string | null {
  const target = argument.replaceAll(/["']/g, '');
  if (target.includes('$')) return null;
  if (!target.startsWith('/') && current === null) return null;
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : `${current ?? ''}/${target}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
