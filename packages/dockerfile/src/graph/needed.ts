import { findUses } from '../scope/uses.ts';
import type { DockerfileModel, Instruction, StageGraph } from '../types.ts';

/**
 * Indices of the instructions that the graph's target needs, in the order of the text: all of the
 * needed stages, the ONBUILD of each such trigger with its stage, and the ARGs before the first FROM
 * that those use. Without a target there are none.
 */
export function neededInstructions(model: DockerfileModel, graph: StageGraph): readonly number[] {
  const needed: number[] = [];
  const names = new Set<string>();
  for (const stage of graph.stages) {
    if (!stage.needed) continue;
    needed.push(stage.from);
    addUses(model, stage.from, names);
    if (stage.replaced !== undefined) continue;
    for (const index of stage.instructions) {
      needed.push(index);
      addBareArgs(model.instructions[index], names);
    }
  }
  return [...neededGlobals(model, names), ...needed];
}

function addUses(model: DockerfileModel, index: number, names: Set<string>): void {
  const instruction = model.instructions[index];
  if (instruction === undefined) return;
  for (const { name } of findUses(model, instruction)) names.add(name);
}

/** A bare ARG of a stage takes the global one's value. */
function addBareArgs(instruction: Instruction | undefined, names: Set<string>): void {
  const acting = instruction?.detail.type === 'onbuild' ? instruction.detail.trigger : instruction;
  if (acting?.keyword !== 'ARG' || acting.detail.type !== 'pairs') return;
  for (const { name, value } of acting.detail.pairs) if (value === null) names.add(name);
}

/** Backwards, since a global ARG sees those before it. */
function neededGlobals(model: DockerfileModel, names: Set<string>): number[] {
  const end = model.instructions.findIndex(({ stage }) => stage >= 0);
  const needed: number[] = [];
  for (let index = end - 1; index >= 0; index--) {
    const instruction = model.instructions[index];
    if (instruction?.keyword !== 'ARG' || instruction.detail.type !== 'pairs') continue;
    if (!instruction.detail.pairs.some(({ name }) => names.has(name))) continue;
    needed.push(index);
    addUses(model, index, names);
  }
  return needed.reverse();
}
