import type { DockerfileModel, Instruction, StageGraph } from '@stagecraft/dockerfile';
import type { LintStage } from './types.ts';

/** The file's stages; what stands before the first FROM is one of its own, where there is anything. */
export function lintStages(
  { instructions }: Pick<DockerfileModel, 'instructions'>,
  graph: Pick<StageGraph, 'stages'>,
): readonly LintStage[] {
  const head = instructions.filter(({ stage }) => stage < 0);
  const stages = graph.stages.map((stage): LintStage => {
    const own = stage.instructions.flatMap((index) => instructions[index] ?? []);
    return { index: stage.index, stage, from: instructions[stage.from] ?? null, instructions: own };
  });
  if (head.length === 0) return stages;
  return [{ index: -1, stage: null, from: null, instructions: head }, ...stages];
}

/** The stage with an index, among {@link lintStages}. */
export function stageAt(stages: readonly LintStage[], index: number): LintStage | undefined {
  // They are in order without a gap, from 0 or from -1.
  return stages[index - (stages[0]?.index ?? 0)];
}

/** A stage and what it is built from, itself first. A cycle is followed once. */
export function lineageOf(stages: readonly LintStage[], stage: LintStage): readonly LintStage[] {
  const line = new Set([stage]);
  for (let base = stage.stage?.base; base?.kind === 'stage';) {
    const next = stageAt(stages, base.stage);
    if (next === undefined || line.has(next)) break;
    line.add(next);
    base = next.stage?.base;
  }
  return [...line];
}

/** An instruction as it acts: an ONBUILD's trigger; null for one that can't be read. */
export function actingOf(instruction: Instruction): Instruction | null {
  const { detail } = instruction;
  return detail.type === 'onbuild' ? detail.trigger : instruction;
}
