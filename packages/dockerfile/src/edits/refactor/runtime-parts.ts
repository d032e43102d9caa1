import { findUses } from '../../scope/uses.ts';
import type { DockerfileModel, Instruction } from '../../types.ts';
import { CONTAINER_KEYWORDS } from './container-keywords.ts';

/** An instruction of the runtime stage: taken out of the build stage, or there as well. */
export interface RuntimePart {
  readonly instruction: Instruction;
  readonly how: 'moved' | 'copied';
}

/**
 * The instructions of a stage (those after FROM) that the image needs to run, in their order: what only
 * describes the running container moves; variables and the working directory are for both, as is a user
 * that commands run as.
 */
export function runtimeParts(
  model: DockerfileModel,
  instructions: readonly Instruction[],
): RuntimePart[] {
  const directory = instructions.findLast(isRootedWorkdir)?.index ?? -1;
  const user = instructions.findLast(({ keyword }) => keyword === 'USER');
  const needsShell = instructions.some(
    ({ keyword, form }) => CONTAINER_KEYWORDS.has(keyword) && form === 'shell',
  );
  const parts: RuntimePart[] = [];
  const names = new Set<string>();
  // From below, so that an ARG is known to be needed by what stands under it.
  for (const instruction of instructions.toReversed()) {
    const { keyword, index } = instruction;
    let how: RuntimePart['how'] | null = null;
    if (CONTAINER_KEYWORDS.has(keyword)) how = 'moved';
    else if (keyword === 'ENV' || (keyword === 'SHELL' && needsShell)) how = 'copied';
    else if (keyword === 'WORKDIR') how = index < directory ? null : 'copied';
    else if (instruction === user) how = isUsedBelow(instructions, index) ? 'copied' : 'moved';
    else if (keyword === 'ARG')
      how = pairNames(instruction).some((name) => names.has(name)) ? 'copied' : null;
    if (how === null) continue;
    parts.push({ instruction, how });
    for (const use of findUses(model, instruction)) if (use.by === 'builder') names.add(use.name);
  }
  return parts.reverse();
}

/** An earlier working directory has no say in what is below one from the root. */
function isRootedWorkdir({ keyword, words }: Instruction): boolean {
  return keyword === 'WORKDIR' && words[0]?.value.startsWith('/') === true;
}

/** A user counts for commands and for the folders that WORKDIR makes. */
function isUsedBelow(instructions: readonly Instruction[], user: number): boolean {
  return instructions.some(
    ({ index, keyword }) => index > user && (keyword === 'RUN' || keyword === 'WORKDIR'),
  );
}

function pairNames({ detail }: Instruction): string[] {
  return detail.type === 'pairs' ? detail.pairs.map(({ name }) => name) : [];
}
