import type { Edit, Instruction } from '@stagecraft/dockerfile';
import type { LintInput } from '../file/types.ts';
import { intentEdits } from './intent.ts';

/** The edits that give a RUN one more `--mount`, behind those it has; null where that is refused. */
export function addMount(
  file: Pick<LintInput, 'model' | 'graph'>,
  { index, flags }: Instruction,
  value: string,
): readonly Edit[] | null {
  const at = flags.filter(({ name }) => name === 'mount').length;
  const changes = [{ field: 'flag', name: 'mount', at, value } as const];
  return intentEdits(file, { kind: 'setFields', instruction: index, changes });
}
