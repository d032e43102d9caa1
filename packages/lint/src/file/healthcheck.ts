import type { LintFile, LintStage } from './types.ts';

/** Whether neither a stage nor one that it is built from has a HEALTHCHECK. */
export function lacksHealthcheck(
  { lineage }: Pick<LintFile, 'lineage'>,
  stage: LintStage,
): boolean {
  return lineage(stage).every(({ instructions }) =>
    instructions.every(({ keyword }) => keyword !== 'HEALTHCHECK'),
  );
}
