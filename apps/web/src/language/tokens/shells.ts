import type { DockerfileModel, Instruction, StageGraph } from '@stagecraft/dockerfile';

/**
 * Tells of an instruction whether a Unix shell reads its shell form: by the SHELL before it, in its stage
 * or the one that is its base. Without one, the backtick as escape character speaks for Windows.
 */
export function shellLookup(
  model: DockerfileModel,
  graph: StageGraph,
): (instruction: Instruction) => boolean {
  const usual = model.escape !== '`';
  const before: boolean[] = [];
  const atEnd = new Map<number, boolean>();
  let now = usual;
  for (const instruction of model.instructions) {
    if (instruction.keyword === 'FROM') {
      const base = graph.stages[instruction.stage]?.base;
      now = (base?.kind === 'stage' ? atEnd.get(base.stage) : undefined) ?? usual;
    }
    before.push(now);
    if (instruction.keyword === 'SHELL') {
      const shell = instruction.words[0]?.value ?? '';
      now = /(?:^|[\\/])(?:busybox|\w*sh)(?:\.exe)?$/i.test(shell) && !/pwsh/i.test(shell);
    }
    atEnd.set(instruction.stage, now);
  }
  return (instruction) => before[instruction.index] ?? usual;
}
