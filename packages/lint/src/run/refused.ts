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

/**
 * Whether a rule's finding fails the build: it is of a check of Docker's, under `# check=error=true`. An
 * experimental one, which is off by default, is made only where the same directive asks for it.
 */
export function failsBuild(
  rule: Pick<Rule, 'isOffByDefault'>,
  { aliases, stage }: Pick<Finding, 'aliases' | 'stage'>,
  directive: CheckDirective,
  graph: Pick<StageGraph, 'stages'>,
): boolean {
  const check = checkName({ aliases });
  if (!directive.isError || check === null || names(directive.skip, check)) return false;
  if (rule.isOffByDefault === true && !names(directive.experimental, check)) return false;
  return isEarlyCheck(check) || stage === null || graph.stages[stage]?.needed === true;
}

function names(named: ReadonlySet<string>, check: string): boolean {
  return named.has('all') || named.has(check.toLowerCase());
}
