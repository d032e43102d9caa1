import type { Instruction } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';

/**
 * Whether what an instruction leaves behind is in an image that somebody uses: in the last stage, in one
 * that others are built FROM, or, for a trigger, in an image that is built later.
 */
export function isKept({ stages, model }: LintFile, { index, stage }: Instruction): boolean {
  if (model.instructions[index]?.keyword === 'ONBUILD') return true;
  if (stages.at(-1)?.index === stage) return true;
  return stages.some(
    ({ stage: other }) => other?.base.kind === 'stage' && other.base.stage === stage,
  );
}
