import type { LintFile, LintStage } from './types.ts';

/** The stage that a build without a target gives: the last one; null in a file without FROM. */
export function finalStage({ stages }: Pick<LintFile, 'stages'>): LintStage | null {
  return stages.findLast(({ stage }) => stage !== null) ?? null;
}
