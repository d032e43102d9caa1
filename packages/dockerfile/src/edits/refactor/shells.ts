import { isShell } from '../../scope/uses.ts';
import type { DockerfileModel, Instruction, StageBase, StageGraph } from '../../types.ts';

/** What carries out the shell form of an instruction. */
export interface CommandShell {
  /** `unsure`: a POSIX shell or Windows' cmd. */
  readonly kind: 'posix' | 'foreign' | 'unsure';
  /** `-e`: it ends at the first command that fails. */
  readonly errexit: boolean;
}

const known = new WeakMap<StageGraph, readonly CommandShell[]>();
const POSIX: CommandShell = { kind: 'posix', errexit: false };
const FOREIGN: CommandShell = { kind: 'foreign', errexit: false };
const UNSURE: CommandShell = { kind: 'unsure', errexit: false };
const WINDOWS_IMAGE = /windows|nanoserver|servercore/i;

/** The shell of each instruction, by its index: what SHELL set before it, in the stage or its bases. */
export function shellsOf(model: DockerfileModel, graph: StageGraph): readonly CommandShell[] {
  const found = known.get(graph) ?? findShells(model, graph);
  known.set(graph, found);
  return found;
}

function findShells(model: DockerfileModel, graph: StageGraph): readonly CommandShell[] {
  const shells: CommandShell[] = [];
  const ends: CommandShell[] = [];
  const triggers = new Set<number>();
  for (const { base, index, from, instructions } of graph.stages) {
    let shell = firstShell(model, base, ends);
    if (base.kind === 'stage' && triggers.has(base.stage)) shell = UNSURE;
    shells[from] = shell;
    for (const at of instructions) {
      const instruction = model.instructions[at];
      if (instruction === undefined) continue;
      if (instruction.keyword === 'SHELL') shell = readShell(instruction);
      const { detail } = instruction;
      if (detail.type === 'onbuild' && detail.trigger?.keyword === 'SHELL') triggers.add(index);
      shells[at] = shell;
    }
    ends.push(shell);
  }
  return shells;
}

function firstShell(
  { escape }: DockerfileModel,
  base: StageBase,
  ends: readonly CommandShell[],
): CommandShell {
  if (base.kind === 'stage') return ends[base.stage] ?? UNSURE;
  if (base.kind === 'image' && WINDOWS_IMAGE.test(base.ref)) return FOREIGN;
  // Who needs another escape character may well write paths of Windows.
  return escape === '`' ? UNSURE : POSIX;
}

function readShell({ words }: Instruction): CommandShell {
  const [command, ...options] = words.map(({ value }) => value);
  if (!isShell(command ?? '')) return FOREIGN;
  const errexit = options.some((word) => /^-[a-z]*e/i.test(word) || word === 'errexit');
  return { kind: 'posix', errexit };
}
