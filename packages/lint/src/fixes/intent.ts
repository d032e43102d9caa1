import { applyIntent, type Edit, type GraphIntent } from '@stagecraft/dockerfile';
import type { LintInput } from '../file/types.ts';

/** The edits of a gesture that does what a fix wants; null where it is refused or changes nothing. */
export function intentEdits(
  { model, graph }: Pick<LintInput, 'model' | 'graph'>,
  intent: GraphIntent,
): readonly Edit[] | null {
  const result = applyIntent({ model, graph, options: {} }, intent);
  return result.ok && result.edits.length > 0 ? result.edits : null;
}
