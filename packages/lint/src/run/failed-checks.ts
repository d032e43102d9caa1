import type { LintInput } from '../file/types.ts';
import { DEFAULT_POLICY } from '../policy/types.ts';
import { readCheckDirective } from '../pragmas/read.ts';
import { checkName, type Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { lint } from './lint.ts';

/**
 * What Docker's checks find that a build is refused for, as the file alone has it: under
 * `# check=error=true`, whatever a policy and hadolint's comments say. In the order of the text.
 */
export function failedChecks(rules: readonly Rule[], input: LintInput): readonly Finding[] {
  if (!readCheckDirective(input.model).isError) return [];
  const checks = rules.filter((rule) => checkName(rule) !== null);
  const policy = { ...DEFAULT_POLICY, ignoresPragmas: true };
  return lint(checks, { ...input, policy }).filter(({ isRefused }) => isRefused);
}
