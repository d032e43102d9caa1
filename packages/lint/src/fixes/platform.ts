import type { Edit, Instruction } from '@stagecraft/dockerfile';
import type { LintInput } from '../file/types.ts';
import { intentEdits } from './intent.ts';

/** The edits that take `--platform` out of a FROM; null where that can't be, or it is there twice. */
export function platformTakenOut(
  file: Pick<LintInput, 'model' | 'graph'>,
  { index, flags }: Instruction,
): readonly Edit[] | null {
  if (flags.filter(({ name }) => name === 'platform').length > 1) return null;
  return intentEdits(file, {
    kind: 'setFields',
    instruction: index,
    changes: [{ field: 'flag', name: 'platform', at: 0, value: null }],
  });
}
