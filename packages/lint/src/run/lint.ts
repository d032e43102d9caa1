import type { Instruction } from '@stagecraft/dockerfile';
import { lintFile } from '../file/lint-file.ts';
import type { LintFile, LintInput } from '../file/types.ts';
import { readCheckDirective } from '../pragmas/read.ts';
import { suppressor } from '../pragmas/suppress.ts';
import { meantAliases, type Rule } from '../rule.ts';
import type { Finding, Report } from '../types.ts';
import { isOff, severityOf } from './severity.ts';

/**
 * What the rules find in a file, in the order of its text, after pragmas and policy. A file with
 * errors, or without FROM, is gone through as far as it can be read.
 */
export function lint(rules: readonly Rule[], input: LintInput): readonly Finding[] {
  const file = lintFile(input);
  const directive = readCheckDirective(input.model);
  const isSuppressed = suppressor(input);
  return rules
    .flatMap((rule) => {
      if (isOff(rule, input.policy, directive)) return [];
      return [...rule.check(file)].flatMap((report) => {
        const severity = severityOf(rule, report, input.policy, directive);
        if (severity === null || isSuppressed(rule, report)) return [];
        return [{ ...placed(file, report), ...named(rule, report), severity }];
      });
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function named(rule: Rule, report: Report): Pick<Finding, 'rule' | 'aliases' | 'message'> {
  const aliases = meantAliases(rule, report);
  return { rule: rule.id, aliases, message: report.message ?? rule.title };
}

function placed(
  file: LintFile,
  { span, instruction, fix }: Report,
): Pick<Finding, 'span' | 'instruction' | 'stage' | 'fix'> {
  return {
    span,
    instruction: instruction?.index ?? null,
    stage: stageIndex(file, instruction),
    fix: fix ?? null,
  };
}

function stageIndex({ stageOf }: LintFile, instruction: Instruction | null): number | null {
  if (instruction === null) return null;
  const { index } = stageOf(instruction);
  return index < 0 ? null : index;
}
