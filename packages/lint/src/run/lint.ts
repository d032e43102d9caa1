import type { Instruction } from '@stagecraft/dockerfile';
import { lintFile } from '../file/lint-file.ts';
import type { LintFile, LintInput } from '../file/types.ts';
import { readCheckDirective } from '../pragmas/read.ts';
import { suppressor } from '../pragmas/suppress.ts';
import type { CheckDirective } from '../pragmas/types.ts';
import { meantAliases, type Rule } from '../rule.ts';
import type { Finding, Report, Severity } from '../types.ts';
import { failsBuild } from './refused.ts';
import { offRules, severityOf } from './severity.ts';

/**
 * What the rules find in a file, in the order of its text, after pragmas and policy. A file with
 * errors, or without FROM, is gone through as far as it can be read.
 */
export function lint(rules: readonly Rule[], input: LintInput): readonly Finding[] {
  const file = lintFile(input);
  const directive = readCheckDirective(input.model);
  const isSuppressed = suppressor(input);
  const isOff = offRules(input.policy, directive);
  // Plain loops: this is gone through for every rule at every keystroke.
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (isOff(rule)) continue;
    for (const report of rule.check(file)) {
      const severity = severityOf(rule, report, input.policy, directive);
      if (severity === null || isSuppressed(rule, report)) continue;
      findings.push(findingOf(file, directive, { rule, report, severity }));
    }
  }
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

interface Reported {
  readonly rule: Rule;
  readonly report: Report;
  readonly severity: Severity;
}

function findingOf(
  file: LintFile,
  directive: CheckDirective,
  { rule, report, severity }: Reported,
): Finding {
  const { span, instruction, message, fix } = report;
  const aliases = meantAliases(rule, report);
  const stage = stageIndex(file, instruction);
  return {
    rule: rule.id,
    aliases,
    severity,
    isRefused: failsBuild(rule, { aliases, stage }, directive, file.graph),
    span,
    message: message ?? rule.title,
    instruction: instruction?.index ?? null,
    stage,
    fix: fix ?? null,
  };
}

function stageIndex({ stageOf }: LintFile, instruction: Instruction | null): number | null {
  if (instruction === null) return null;
  const { index } = stageOf(instruction);
  return index < 0 ? null : index;
}
