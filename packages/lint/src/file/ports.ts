import type { Instruction, Word } from '@stagecraft/dockerfile';
import type { LintFile } from './types.ts';

/** A word of EXPOSE. */
export interface PortWord {
  readonly instruction: Instruction;
  readonly word: Word;
  /** With variables in place. */
  readonly value: string;
}

/** Ports that EXPOSEs name; those whose variables are not known are left out. */
export function plainPorts({
  model,
  resolver,
}: Pick<LintFile, 'model' | 'resolver'>): readonly PortWord[] {
  return model.instructions.flatMap((instruction) => {
    if (instruction.keyword !== 'EXPOSE') return [];
    return instruction.words.flatMap((word) => {
      const { value } = resolver.expand(instruction.index, word.value);
      const values = value?.split(/\s+/).filter((one) => one !== '') ?? [];
      return values.map((one): PortWord => ({ instruction, word, value: one }));
    });
  });
}
