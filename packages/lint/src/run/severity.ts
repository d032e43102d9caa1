import type { Policy } from '../policy/types.ts';
import type { CheckDirective } from '../pragmas/types.ts';
import { checkName, meantAliases, type Rule } from '../rule.ts';
import type { Report, Severity } from '../types.ts';
import { isBuildError, isMade } from './refused.ts';

/** Which rules are off by a policy, in a file whose directive says nothing of rules. */
const known = new WeakMap<Policy['rules'], Map<Rule, boolean>>();

/** Tells whether no report of a rule can count in a file. */
export function offRules(
  policy: Pick<Policy, 'rules'>,
  directive: CheckDirective,
): (rule: Rule) => boolean {
  const isPlain = directive.experimental.size === 0;
  const answers = (isPlain ? known.get(policy.rules) : undefined) ?? new Map<Rule, boolean>();
  if (isPlain) known.set(policy.rules, answers);
  return (rule) => {
    const answer = answers.get(rule) ?? isOff(rule, policy, directive);
    answers.set(rule, answer);
    return answer;
  };
}

function isOff(rule: Rule, policy: Pick<Policy, 'rules'>, directive: CheckDirective): boolean {
  const reports: readonly Named[] = [{}, ...rule.aliases.map((alias) => ({ alias }))];
  return reports.every((report) => severityOf(rule, report, policy, directive) === null);
}

type Named = Pick<Report, 'alias' | 'severity'>;

/**
 * How much a report weighs; null where its rule is off. The policy speaks first, the
 * rule's id before its aliases; `# check=error=true` makes errors of Docker's checks, which then fail
 * the build.
 */
export function severityOf(
  rule: Pick<Rule, 'id' | 'aliases' | 'severity' | 'isOffByDefault'>,
  report: Named,
  { rules }: Pick<Policy, 'rules'>,
  directive: CheckDirective,
): Severity | null {
  const aliases = meantAliases(rule, report);
  const said = [rule.id, ...aliases]
    .map((name) => rules[name.toLowerCase()])
    .find((one) => one !== undefined);
  if (said === 'off') return null;
  const check = checkName({ aliases });
  if (said === undefined && !isMade(rule, check, directive)) return null;
  if (isBuildError(rule, check, directive)) return 'error';
  const own = report.severity ?? rule.severity;
  return said === undefined || said === 'on' ? own : said;
}
