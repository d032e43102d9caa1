import type { Policy, Rule } from '@stagecraft/lint';
import { UsageError } from '../options.ts';
import { isShellCheckCode } from './shellcheck.ts';

/** Rules that a call is limited to. */
export interface ChosenRules {
  readonly chosen: readonly Rule[];
  /** The policy with the chosen rules switched on: who names a rule wants it. */
  demanded(policy: Policy): Policy;
}

/**
 * The rules of the names (ids, aliases or codes of ShellCheck, in any case); all of them without any.
 * @throws {UsageError} When there is none of a name.
 */
export function chooseRules(rules: readonly Rule[], names: readonly string[]): ChosenRules {
  if (names.length === 0) return { chosen: rules, demanded: (policy) => policy };
  // What ShellCheck says is none of the rules.
  const ours = names.filter((name) => !isShellCheckCode(name));
  const wanted = ours.map((name) => findRule(rules, name));
  const chosen = rules.filter((rule) => wanted.includes(rule));
  const on = Object.fromEntries(
    chosen.filter((rule) => rule.isOffByDefault === true).map(({ id }) => [id, 'on' as const]),
  );
  return {
    chosen,
    demanded: (policy) => ({ ...policy, rules: { ...on, ...policy.rules } }),
  };
}

function findRule(rules: readonly Rule[], name: string): Rule {
  const lower = name.toLowerCase();
  const found = rules.find(({ id, aliases }) =>
    [id, ...aliases].some((one) => one.toLowerCase() === lower),
  );
  if (found !== undefined) return found;
  throw new UsageError({
    en: `There is no rule "${name}"; docs/rules lists them.`,
    'zh-CN': `没有规则“${name}”；所有规则见 docs/rules。`,
  });
}
