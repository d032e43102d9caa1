import type { Policy } from '../policy/types.ts';
import type { CheckDirective } from '../pragmas/types.ts';
import { checkName, type Rule } from '../rule.ts';
import type { Severity } from '../types.ts';

/**
 * How much a rule's findings weigh here; null where the rule is off. The policy speaks first, the
 * rule's id before its aliases; `# check=error=true` makes errors of Docker's checks, which then fail
 * the build.
 */
export function severityOf(
  rule: Rule,
  { rules }: Pick<Policy, 'rules'>,
  directive: CheckDirective,
): Severity | null {
  const said = [rule.id, ...rule.aliases]
    .map((name) => rules[name.toLowerCase()])
    .find((one) => one !== undefined);
  if (said === 'off') return null;
  const check = checkName(rule)?.toLowerCase() ?? null;
  if (said === undefined && rule.isOffByDefault === true) {
    const isAsked = check !== null && asks(directive.experimental, check);
    if (!isAsked) return null;
  }
  if (check !== null && directive.isError && !asks(directive.skip, check)) return 'error';
  return said === undefined || said === 'on' ? rule.severity : said;
}

function asks(names: ReadonlySet<string>, check: string): boolean {
  return names.has('all') || names.has(check);
}
