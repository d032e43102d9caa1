import type { StageGraph } from '@stagecraft/dockerfile';
import type { CheckDirective } from '../pragmas/types.ts';
import { checkName, type Rule } from '../rule.ts';
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

/** Whether a check is made: an experimental one, which is off by default, only where the file asks for it. */
export function isMade(
  { isOffByDefault }: Pick<Rule, 'isOffByDefault'>,
  check: string | null,
  { experimental }: CheckDirective,
): boolean {
  return isOffByDefault !== true || (check !== null && names(experimental, check));
}

/** Whether a check of Docker's is an error of the build where it is made: `# check=error=true`. */
export function isBuildError(
  rule: Pick<Rule, 'isOffByDefault'>,
  check: string | null,
  directive: CheckDirective,
): boolean {
  if (!directive.isError || check === null || names(directive.skip, check)) return false;
  return isMade(rule, check, directive);
}

/** Whether a rule's finding fails the build, which makes most checks only in the stages that it needs. */
export function failsBuild(
  rule: Pick<Rule, 'isOffByDefault'>,
  { aliases, stage }: Pick<Finding, 'aliases' | 'stage'>,
  directive: CheckDirective,
  graph: Pick<StageGraph, 'stages'>,
): boolean {
  const check = checkName({ aliases });
  if (check === null || !isBuildError(rule, check, directive)) return false;
  return isEarlyCheck(check) || stage === null || graph.stages[stage]?.needed === true;
}

function names(named: ReadonlySet<string>, check: string): boolean {
  return named.has('all') || named.has(check.toLowerCase());
}
