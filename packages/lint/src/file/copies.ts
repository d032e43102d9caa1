import type { Instruction, Stage, Word } from '@stagecraft/dockerfile';
import type { LintFile } from './types.ts';

/** A `COPY --from`. */
export interface CopySource {
  readonly instruction: Instruction;
  readonly from: Word;
  /** The stage that the COPY stands in; null before the first FROM. */
  readonly stage: Stage | null;
}

/** Each COPY with `--from`, those in ONBUILD left out, in the order of the file. */
export function copySources({
  model,
  stageOf,
}: Pick<LintFile, 'model' | 'stageOf'>): readonly CopySource[] {
  return model.instructions.flatMap((instruction) => {
    const { keyword, detail } = instruction;
    if (keyword !== 'COPY' || detail.type !== 'copy' || detail.from === null) return [];
    return [{ instruction, from: detail.from, stage: stageOf(instruction).stage }];
  });
}
