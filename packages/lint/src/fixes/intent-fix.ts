import { applyIntent, type GraphIntent } from '@stagecraft/dockerfile';
import type { LintFile } from '../file/types.ts';
import type { Fix } from '../types.ts';

/** What a gesture on the graph does, as a fix; null where it is refused or changes nothing. */
export function intentFix(
  { model, graph }: Pick<LintFile, 'model' | 'graph'>,
  intent: GraphIntent,
  words: Pick<Fix, 'title' | 'changes'>,
): Fix | null {
  const result = applyIntent({ model, graph, options: {} }, intent);
  return result.ok && result.edits.length > 0 ? { ...words, edits: result.edits } : null;
}
