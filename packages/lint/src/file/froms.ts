import type { Flag, Instruction, Stage, Word } from '@stagecraft/dockerfile';
import type { LintFile } from './types.ts';

/** A FROM with its parts as written; null for those it has not. */
export interface FromLine {
  readonly instruction: Instruction;
  readonly stage: Stage;
  readonly image: Word | null;
  readonly name: Word | null;
  /** `--platform` with a value. */
  readonly platform: Flag | null;
}

/** All FROMs of a file, in its order. */
export function fromLines({ stages }: Pick<LintFile, 'stages'>): readonly FromLine[] {
  return stages.flatMap(({ from, stage }) => {
    if (from?.detail.type !== 'from' || stage === null) return [];
    const { image, name } = from.detail;
    const flag = from.flags.find((one) => one.name === 'platform') ?? null;
    const platform = (flag?.value ?? '') === '' ? null : flag;
    return [{ instruction: from, stage, image, name, platform }];
  });
}
