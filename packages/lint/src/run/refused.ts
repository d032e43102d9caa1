import type { StageGraph } from '@stagecraft/dockerfile';
import type { CheckDirective } from '../pragmas/types.ts';
import { checkName } from '../rule.ts';
import type { Finding } from '../types.ts';

/** Checks that BuildKit makes before it knows which stages the build needs. Lower case. */
const EARLY: ReadonlySet<string> = new Set([
  'consistentinstructioncasing',
  'duplicatestagename',
  'fromascasing',
  'fromplatformflagconstdisallowed',
  'invaliddefaultarginfrom',
  'invaliddefinitiondescription',
  'maintainerdeprecated',
  'noemptycontinuation',
  'redundanttargetplatform',
  'reservedstagename',
  'stagenamecasing',
  'undefinedarginfrom',
]);

/** Whether BuildKit makes a check before it knows which stages the build needs, so in all of them. */
export function isEarlyCheck(name: string): boolean {
  return EARLY.has(name.toLowerCase());
}

/** Whether a finding fails the build: it is of a check of Docker's, under `# check=error=true`. */
export function failsBuild(
  { aliases, stage }: Pick<Finding, 'aliases' | 'stage'>,
  directive: CheckDirective,
  graph: Pick<StageGraph, 'stages'>,
): boolean {
  const check = checkName({ aliases });
  if (!directive.isError || check === null) return false;
  if (directive.skip.has('all') || directive.skip.has(check.toLowerCase())) return false;
  return isEarlyCheck(check) || stage === null || graph.stages[stage]?.needed === true;
}
