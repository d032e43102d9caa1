import type { DockerfileModel, Instruction, StageGraph } from '../types.ts';
import type { VariableUse } from './types.ts';
import { findUses, isShell } from './uses.ts';

const NONE: ReadonlySet<number> = new Set();

/** Gives the variable uses of an instruction, those of its shell only where that is a POSIX shell. */
export type UseFinder = (instruction: Instruction) => readonly VariableUse[];

/** Prepares a {@link UseFinder}: costs nothing until the first question. */
export function makeUseFinder(
  model: DockerfileModel,
  graph: Pick<StageGraph, 'stages'>,
): UseFinder {
  let foreign: ReadonlySet<number> | null = null;
  return (instruction) => {
    const uses = findUses(model, instruction);
    if (uses.length === 0) return uses;
    foreign ??= foreignShells(model, graph);
    if (!foreign.has(instruction.index)) return uses;
    return uses.filter(({ by }) => by === 'builder');
  };
}

/** Indices of the instructions whose shell form a SHELL has given to something else, such as PowerShell. */
function foreignShells(
  model: DockerfileModel,
  { stages }: Pick<StageGraph, 'stages'>,
): ReadonlySet<number> {
  if (!model.instructions.some(({ keyword }) => keyword === 'SHELL')) return NONE;
  const found = new Set<number>();
  const ends: boolean[] = [];
  for (const { base, instructions } of stages) {
    let isForeign = base.kind === 'stage' && ends[base.stage] === true;
    for (const index of instructions) {
      const instruction = model.instructions[index];
      if (instruction?.keyword === 'SHELL') {
        isForeign = !isShell(instruction.words[0]?.value ?? 'sh');
      } else if (isForeign && usesShell(instruction)) found.add(index);
    }
    ends.push(isForeign);
  }
  return found;
}

function usesShell(instruction: Instruction | undefined): boolean {
  const { detail } = instruction ?? {};
  return (detail?.type === 'onbuild' ? detail.trigger : instruction)?.form === 'shell';
}
